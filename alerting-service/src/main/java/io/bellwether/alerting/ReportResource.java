package io.bellwether.alerting;

import io.bellwether.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** How good the rules are that raise tasks. */
@Path("/v1/reports/rules")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Reports")
class ReportResource {

    private static final int LONGEST_YEARS = 5;

    private final RuleReport report;

    ReportResource(RuleReport report) {
        this.report = report;
    }

    @GET
    @Operation(
            summary = "Tells how good each rule was",
            description = "A rule is a type and reason of tasks. Counts the tasks that were raised in the days given, "
                    + "and what became of them until now. Reopened, a task counts once, with its latest outcome.")
    @APIResponse(responseCode = "200", description = "All rules that raised a task, those with most tasks first.")
    @APIResponse(
            responseCode = "400",
            description = "A day is missing or none, or the span is not one of up to 5 years.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    public Report rules(
            @Parameter(description = "The first day (UTC) on which tasks were raised.", required = true) @RestQuery
                    LocalDate from,
            @Parameter(description = "The last day (UTC) on which tasks were raised.", required = true) @RestQuery
                    LocalDate to)
            throws SQLException {
        if (from == null || to == null) {
            throw ProblemException.badRequest("from and to must both be days such as 2026-05-01.");
        }
        if (to.isBefore(from) || to.isAfter(from.plusYears(LONGEST_YEARS))) {
            throw ProblemException.badRequest(
                    "to must not be before from, nor more than " + LONGEST_YEARS + " years after it.");
        }
        return new Report(from, to, report.of(from, to));
    }

    /** The rules of a span of days. */
    @Schema(name = "RuleReport")
    record Report(LocalDate from, LocalDate to, List<RuleQuality> rules) {}
}
