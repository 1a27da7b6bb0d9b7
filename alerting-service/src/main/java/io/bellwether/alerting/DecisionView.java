package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bellwether.alerting.decide.Finding;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was decided of a signal, and why, as the API gives it. */
@Schema(name = "Decision")
@JsonInclude(Include.NON_NULL)
record DecisionView(
        long id,
        String account,

        @Schema(enumeration = {"churn-risk", "expansion", "renewal", "qbr", "review", "check-in", "onboarding"})
        String type,

        @Schema(examples = "usage-decline") String reason,

        @Schema(enumeration = {"raised", "reopened", "updated", "resolved", "held", "kept"})
        String outcome,

        @Schema(description = "The named reason.", examples = "silenced")
        String why,

        @Schema(
                description = "As it was said the last time; absent for what was cleared.",
                enumeration = {"critical", "high", "medium", "low"})
        String severity,

        @Schema(description = "The task that changed; absent where none did.")
        UUID task,

        @Schema(description = "What was found on its way, stage by stage, the last time.")
        List<Found> path,

        Instant firstAt,
        Instant lastAt,

        @Schema(description = "How often that was decided on the day (UTC).")
        int times) {

    private static final TypeReference<List<Found>> PATH = new TypeReference<>() {};

    /** What was found at one stage. */
    @Schema(name = "Finding")
    record Found(
            @Schema(examples = "silence") String stage,

            @Schema(description = "The named reason.", examples = "silenced")
            String reason,

            @Schema(description = "The facts, in words.") String words) {

        static Found of(Finding finding) {
            return new Found(Words.of(finding.at()), finding.reason(), finding.words());
        }
    }

    static DecisionView read(ResultSet row) throws SQLException {
        return new DecisionView(
                row.getLong("id"),
                row.getString("account"),
                row.getString("type"),
                row.getString("reason"),
                row.getString("outcome"),
                row.getString("why"),
                row.getString("severity"),
                row.getObject("task", UUID.class),
                path(row.getString("path")),
                Sql.time(row, "first_at"),
                Sql.time(row, "last_at"),
                row.getInt("times"));
    }

    private static List<Found> path(String json) {
        try {
            return Json.mapper().readValue(json, PATH);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
