package io.bellwether.quickstart;

import com.fasterxml.jackson.databind.JsonNode;

/** The report of an import as text: counts, times, and where and why rows were rejected. */
final class ImportSummary {

    private static final int SHOWN = 20;

    private ImportSummary() {}

    static String of(JsonNode report) {
        var text = new StringBuilder();
        var counts = report.path("counts");
        var times = report.path("times");
        text.append("Import %s of \"%s\" is %s%s.%n"
                .formatted(
                        report.path("id").asText(),
                        report.path("mapping").asText(),
                        report.path("state").asText(),
                        report.path("options").path("dryRun").asBoolean() ? " (dry run: nothing was sent)" : ""));
        if (report.hasNonNull("detail")) {
            text.append("%s%n".formatted(report.path("detail").asText()));
        }
        text.append("  %,d rows: %,d events accepted (%,d of them repeated), %,d rejected, %,d rows skipped%n"
                .formatted(
                        counts.path("rows").asLong(),
                        counts.path("accepted").asLong(),
                        counts.path("repeated").asLong(),
                        counts.path("rejected").asLong(),
                        counts.path("skipped").asLong()));
        text.append("  seconds: %.1f to scan, %.1f to map and check, %.1f to wait for the broker%n"
                .formatted(
                        times.path("scanSeconds").asDouble(),
                        times.path("mapSeconds").asDouble(),
                        times.path("sendSeconds").asDouble()));
        appendErrors(report, text);
        return text.toString();
    }

    private static void appendErrors(JsonNode report, StringBuilder text) {
        int shown = 0;
        for (var error : report.path("errors")) {
            if (shown++ == SHOWN) {
                text.append("  ... all of them: GET /v1/imports/%s%n"
                        .formatted(report.path("id").asText()));
                return;
            }
            text.append("  %s, line %d%s: %s%n"
                    .formatted(
                            error.path("file").asText(),
                            error.path("line").asLong(),
                            error.hasNonNull("column")
                                    ? ", column " + error.path("column").asText()
                                    : "",
                            error.path("why").asText()));
        }
    }
}
