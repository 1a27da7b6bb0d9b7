package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the tasks of one rule; a median is absent where there is nothing to take it of. */
@Schema(name = "RuleQuality")
@JsonInclude(Include.NON_NULL)
record RuleQuality(
        String type,

        @Schema(description = "The indicator, opportunity or milestone.", examples = "usage-decline")
        String reason,

        long raised,

        @Schema(description = "Taken up, begun or completed by a person, or closed with an outcome that says so.")
        long actedOn,

        @Schema(description = "Closed with an outcome that says that there was nothing to do.")
        long falseAlarms,

        @Schema(description = "Over by themselves, whether or not somebody acted on them.")
        long resolved,

        @Schema(description = "Not closed yet.") long open,

        @Schema(description = "How many were closed with each outcome.")
        Map<String, Long> outcomes,

        @Schema(
                description =
                        "From the raising of a task to the first time that a person took it up, began or completed it.")
        Double medianDaysToAct,

        @Schema(description = "Tasks whose account churned after they were raised.")
        long churned,

        @Schema(description = "From the raising of a task to the churn of its account.")
        Double medianDaysToChurn) {

    static RuleQuality read(ResultSet row, Map<String, Long> outcomes) throws SQLException {
        return new RuleQuality(
                row.getString("type"),
                row.getString("reason"),
                row.getLong("raised"),
                row.getLong("acted_on"),
                row.getLong("false_alarms"),
                row.getLong("resolved"),
                row.getLong("open"),
                outcomes,
                row.getObject("days_to_act", Double.class),
                row.getLong("churned"),
                row.getObject("days_to_churn", Double.class));
    }
}
