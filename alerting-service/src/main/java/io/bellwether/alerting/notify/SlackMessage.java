package io.bellwether.alerting.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a Slack incoming webhook takes: a line for the notification, and blocks for the channel. */
public final class SlackMessage {

    /** Slack takes 50 blocks of at most 3,000 characters; each notice has up to two. */
    private static final int MOST_NOTICES = 20;

    private static final int LONGEST = 2_900;

    private SlackMessage() {}

    public static Map<String, Object> of(Wording wording) {
        var blocks = new ArrayList<Object>();
        for (var notice : wording.notices().stream().limit(MOST_NOTICES).toList()) {
            blocks.add(section(body(notice)));
            if (notice.task() != null) {
                blocks.add(button(wording.link().to(notice)));
            }
        }
        int more = wording.notices().size() - MOST_NOTICES;
        if (more > 0) {
            blocks.add(section("… and " + more + " more."));
        }
        return Map.of("text", escaped(wording.subject()), "blocks", blocks);
    }

    private static String body(Notice notice) {
        var text =
                new StringBuilder("*").append(escaped(Wording.heading(notice))).append("*");
        if (notice.evidence() != null) {
            text.append('\n').append(escaped(notice.evidence()));
        }
        if (!Wording.explanation(notice).isEmpty()) {
            text.append('\n').append(escaped(Wording.explanation(notice)));
        }
        var facts = Wording.facts(notice).entrySet().stream()
                .map(fact -> "%s: %s".formatted(fact.getKey(), escaped(fact.getValue())))
                .toList();
        return Wording.shortened(text.toString(), LONGEST - 600) + "\n" + String.join(" · ", facts);
    }

    private static Map<String, Object> section(String markdown) {
        return Map.of(
                "type", "section", "text", Map.of("type", "mrkdwn", "text", Wording.shortened(markdown, LONGEST)));
    }

    private static Map<String, Object> button(String url) {
        var label = Map.of("type", "plain_text", "text", "Open the task");
        return Map.of("type", "actions", "elements", List.of(Map.of("type", "button", "text", label, "url", url)));
    }

    /** Else a name such as {@code <!channel>} would call everybody. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
