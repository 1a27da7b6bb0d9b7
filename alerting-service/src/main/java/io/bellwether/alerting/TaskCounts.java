package io.bellwether.alerting;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many tasks match a filter, on all pages together. */
@Schema(description = "How many tasks match the filter, on all pages together.")
record TaskCounts(
        long total,

        @Schema(
                description =
                        "false: there may be more; all counts are of the first so many tasks in the list's order.")
        boolean exact,

        long critical,
        long high,
        long medium,
        long low,
        @Schema(description = "Without an owner.") long unassigned,

        @Schema(description = "As the filter overdue finds them.")
        long overdue) {

    /** @param limit as many were counted at most */
    static TaskCounts read(ResultSet row, long limit) throws SQLException {
        return new TaskCounts(
                row.getLong("total"),
                row.getLong("total") < limit,
                row.getLong("critical"),
                row.getLong("high"),
                row.getLong("medium"),
                row.getLong("low"),
                row.getLong("unassigned"),
                row.getLong("overdue"));
    }
}
