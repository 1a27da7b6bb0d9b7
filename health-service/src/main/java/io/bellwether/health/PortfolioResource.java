package io.bellwether.health;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Figures over the whole book, for CSMs, their managers and the console. */
@Path("/v1/portfolio")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "portfolio")
class PortfolioResource {

    private final DataSource database;
    private final PortfolioTargets targets;
    private final Horizon horizon;

    PortfolioResource(DataSource database, PortfolioTargets targets, Horizon horizon) {
        this.database = database;
        this.targets = targets;
        this.horizon = horizon;
    }

    @GET
    @Operation(
            summary = "Average score, distribution and movement",
            description =
                    "by: all (default), csm or segment; csm and segment restrict the accounts. Averages and shares"
                            + " are over the accounts that are scored; movement since the day 30 and the day 90 days ago compares"
                            + " each account that is scored now and was then. Accounts that have churned are told apart. targets"
                            + " are those that onTarget and averageOnTarget are judged by (seeds 001 and 004).")
    public Answer portfolio(
            @QueryParam("by") String by, @QueryParam("csm") String csm, @QueryParam("segment") String segment)
            throws SQLException {
        var group = Parameters.constant(Portfolio.By.class, "by", by);
        try (var connection = database.getConnection()) {
            var groups = Portfolio.figures(
                    connection,
                    group == null ? Portfolio.By.ALL : group,
                    new Portfolio.Filter(csm, segment),
                    horizon.today(),
                    targets);
            return new Answer(horizon.today(), Targets.of(targets), groups);
        }
    }

    record Answer(LocalDate asOf, Targets targets, List<Portfolio.Group> groups) {}

    /** What a portfolio should look like; shares are 0 to 1, the improvement is in points per quarter. */
    record Targets(
            double averageAbove, double greenAbove, double yellowBelow, double redBelow, double improvementPerQuarter) {

        static Targets of(PortfolioTargets targets) {
            return new Targets(
                    targets.averageAbove(),
                    targets.greenAbove(),
                    targets.yellowBelow(),
                    targets.redBelow(),
                    targets.improvementPerQuarter());
        }
    }
}
