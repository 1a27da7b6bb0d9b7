package io.bellwether.quickstart.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The riskiest accounts and the newest tasks, as a CSM would want to see them first.
 *
 * @param accounts with their health, riskiest first
 * @param tasks newest first
 * @param openTasks how many there are in all
 */
public record Overview(List<RiskyAccount> accounts, List<JsonNode> tasks, int openTasks) {

    private static final int HURTING = 3;

    /**
     * An account of the list and the explanation of its score.
     *
     * @param listed from {@code /v1/accounts}
     * @param health from {@code /v1/accounts/{id}/health}
     */
    public record RiskyAccount(JsonNode listed, JsonNode health) {}

    public boolean hasTasks() {
        return !tasks.isEmpty();
    }

    /** Lines no wider than the given columns. */
    public String render(int columns) {
        var text = new StringBuilder();
        line(text, columns, "RISKIEST ACCOUNTS          SCORE  BAND    RISK      WHAT HURTS MOST (points lost)");
        accounts.forEach(account -> line(text, columns, describe(account)));
        line(text, columns, "");
        line(text, columns, "NEWEST TASKS (%d open)".formatted(openTasks));
        tasks.forEach(task -> line(text, columns, describe(task)));
        return text.toString();
    }

    private static String describe(RiskyAccount account) {
        var hurting = list(account.health().path("costs")).stream()
                .limit(HURTING)
                .map(cost -> "%s %.0f"
                        .formatted(text(cost, "measure"), cost.path("points").asDouble()))
                .collect(Collectors.joining(", "));
        var listed = account.listed();
        return "%-26.26s %5s  %-6s  %-8s  %s"
                .formatted(
                        text(listed, "name", "account"),
                        text(account.health(), "score"),
                        text(account.health(), "band"),
                        text(listed, "risk"),
                        hurting);
    }

    private static String describe(JsonNode task) {
        return "%-8s  %s. %s"
                .formatted(
                        text(task, "severity"),
                        text(task, "title"),
                        task.path("evidence").asText(""));
    }

    /** The first of the fields that is there. */
    private static String text(JsonNode node, String... fields) {
        for (var field : fields) {
            if (node.hasNonNull(field)) {
                return node.path(field).asText();
            }
        }
        return "-";
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static void line(StringBuilder text, int columns, String line) {
        text.append(line.length() <= columns ? line : line.substring(0, columns - 1) + "…")
                .append('\n');
    }
}
