package io.bellwether.alerting.notify;

import io.bellwether.alerting.task.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A notice, or several as a group or digest, in words that each channel lays out in its own way.
 *
 * @param ofOneAccount whether several are a group
 */
public record Wording(List<Notice> notices, boolean ofOneAccount, Link link) {

    public Wording {
        notices = List.copyOf(notices);
        if (notices.isEmpty()) {
            throw new IllegalArgumentException("there must be something to tell");
        }
    }

    /** Leads to a task. */
    public record Link(String template) {
        String to(Notice notice) {
            return template.replace("{task}", notice.task().toString());
        }
    }

    boolean isDigest() {
        return notices.size() > 1;
    }

    /** The first line: of one notice what it is about, of a group or digest how many there are. */
    String subject() {
        var first = notices.getFirst();
        if (!isDigest()) {
            return heading(first);
        }
        return ofOneAccount
                ? "%d notices about tasks of %s".formatted(notices.size(), first.accountWords())
                : "Your digest: " + notices.size() + " notices about tasks";
    }

    static String heading(Notice notice) {
        return notice.occasion() == Occasion.TEST
                ? notice.title()
                : "%s (%s): %s".formatted(happened(notice.occasion()), Words.of(notice.severity()), notice.title());
    }

    /** In the order in which they are read; names are unique. */
    static Map<String, String> facts(Notice notice) {
        var facts = new LinkedHashMap<String, String>();
        add(facts, "Account", notice.accountWords());
        add(facts, "Owner", notice.task() != null && notice.owner() == null ? "nobody yet" : notice.owner());
        add(facts, "Due", notice.due());
        add(facts, "Status", notice.status());
        add(facts, "By", who(notice.who()));
        return facts;
    }

    /** People have names; the sources of our services' events are paths, or URNs of ours. */
    private static String who(String who) {
        return who != null && (who.startsWith("/") || who.startsWith("urn:bellwether:")) ? "Bellwether" : who;
    }

    /** What exactly happened; empty where the evidence says it already. */
    static String explanation(Notice notice) {
        return notice.why() == null || notice.why().equals(notice.evidence()) ? "" : notice.why();
    }

    private static String happened(Occasion occasion) {
        return switch (occasion) {
            case RAISED -> "New task";
            case UPDATED -> "Task updated";
            case ASSIGNED -> "Task assigned";
            case ACKNOWLEDGED -> "Task taken up";
            case STARTED -> "Task in progress";
            case SNOOZED -> "Task put off";
            case WOKEN -> "Task is back";
            case COMMENTED -> "Comment";
            case PROGRESSED -> "Step of a playbook";
            case COMPLETED -> "Task done";
            case DISMISSED -> "Task dismissed";
            case RESOLVED -> "Task resolved itself";
            case REOPENED -> "Task re-opened";
            case ESCALATED -> "Task escalated";
            case DUE_SOON -> "Due soon";
            case TEST -> "Test";
        };
    }

    private static void add(Map<String, String> facts, String name, Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
    }

    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
