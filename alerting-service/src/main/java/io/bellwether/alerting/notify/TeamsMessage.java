package io.bellwether.alerting.notify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a workflow of Microsoft Teams takes that posts to a channel or chat what its webhook is sent: an Adaptive Card. */
public final class TeamsMessage {

    /** Teams takes messages of up to 28 KB. */
    private static final int MOST_NOTICES = 10;

    private static final int LONGEST = 800;

    private TeamsMessage() {}

    public static Map<String, Object> of(Wording wording) {
        var body = new ArrayList<Object>();
        var notices = wording.notices().stream().limit(MOST_NOTICES).toList();
        notices.forEach(notice -> body.addAll(blocks(notice, wording)));
        int more = wording.notices().size() - notices.size();
        if (more > 0) {
            body.add(text("… and " + more + " more.", "Default"));
        }
        var card = new HashMap<String, Object>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put("msteams", Map.of("width", "Full"));
        card.put("body", body);
        var attachment = Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card);
        return Map.of("type", "message", "attachments", List.of(attachment));
    }

    private static List<Object> blocks(Notice notice, Wording wording) {
        var blocks = new ArrayList<Object>();
        blocks.add(text(Wording.heading(notice), "Bolder"));
        if (notice.evidence() != null) {
            blocks.add(text(notice.evidence(), "Default"));
        }
        if (!Wording.explanation(notice).isEmpty()) {
            blocks.add(text(Wording.explanation(notice), "Default"));
        }
        var facts = Wording.facts(notice).entrySet().stream()
                .map(fact -> Map.of("title", fact.getKey(), "value", plain(fact.getValue())))
                .toList();
        if (!facts.isEmpty()) {
            blocks.add(Map.of("type", "FactSet", "facts", facts));
        }
        if (notice.task() != null) {
            var action = Map.of(
                    "type",
                    "Action.OpenUrl",
                    "title",
                    "Open the task",
                    "url",
                    wording.link().to(notice));
            blocks.add(Map.of("type", "ActionSet", "actions", List.of(action)));
        }
        return blocks;
    }

    private static Map<String, Object> text(String words, String weight) {
        return Map.of("type", "TextBlock", "text", plain(words), "weight", weight, "wrap", true);
    }

    /** Without the marks that would make links, emphasis or lists of what others have written. */
    private static String plain(String text) {
        return Wording.shortened(text, LONGEST).replaceAll("([\\\\\\[\\]*_`])", "\\\\$1");
    }
}
