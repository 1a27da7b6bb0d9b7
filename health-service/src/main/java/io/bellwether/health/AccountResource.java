package io.bellwether.health;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.Explainer.Moment;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.verdict.Standing;
import io.bellwether.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts with their health, for CSMs and the console. */
@Path("/v1/accounts")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "accounts")
class AccountResource {

    private final DataSource database;
    private final List<Model> models;
    private final Horizon horizon;
    private final Clock clock;

    AccountResource(DataSource database, List<Model> models, Horizon horizon, Clock clock) {
        this.database = database;
        this.models = models;
        this.horizon = horizon;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "List accounts",
            description =
                    "Filters: band green|yellow|red, risk critical|high|medium, csm, segment. Sort: risk (default: the"
                            + " riskiest first), score (lowest first), arr (greatest first), renewal (soonest first)."
                            + " Pages of limit accounts, 1 to 200; pass next as cursor.")
    public AccountList.Page list(
            @QueryParam("band") String band,
            @QueryParam("risk") String risk,
            @QueryParam("csm") String csm,
            @QueryParam("segment") String segment,
            @Context UriInfo uri)
            throws SQLException {
        var filter = new AccountList.Filter(
                Parameters.constant(Band.class, "band", band),
                Parameters.constant(Severity.class, "risk", risk),
                csm,
                segment);
        var parameters = uri.getQueryParameters();
        var sort = Parameters.constant(AccountList.Sort.class, "sort", parameters.getFirst("sort"));
        int limit = Parameters.limit(parameters.getFirst("limit"));
        try (var connection = database.getConnection()) {
            return AccountList.page(
                    connection,
                    filter,
                    sort == null ? AccountList.Sort.RISK : sort,
                    parameters.getFirst("cursor"),
                    limit);
        }
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One account", description = "Profile, score, band, coverage, risks and opportunities.")
    public Overview account(String id) throws SQLException {
        try (var connection = database.getConnection()) {
            var row = row(connection, id);
            var state = state(connection, id);
            var explanation = Explainer.explain(
                    id,
                    state,
                    standing(connection, id),
                    model(null),
                    new Moment(horizon.today(), null, row.computedAt()));
            return new Overview(row, explanation.risks(), explanation.opportunities());
        }
    }

    /** An account with what is raised for it. */
    record Overview(
            AccountList.Row profile, List<Explanation.Risk> risks, List<Explanation.Opportunity> opportunities) {}

    @GET
    @Path("/{id}/health")
    @Operation(
            summary = "Explain the health score",
            description = "Components, measures, raw inputs and points that add up to the exact score, with the newest"
                    + " events behind each measure. asOf (a UTC date, up to the horizon back) computes an earlier"
                    + " day anew; against (an earlier date) adds what changed since, by measure, with the events"
                    + " that did it; model uses another published model.")
    public Explanation health(
            String id,
            @QueryParam("asOf") String asOf,
            @QueryParam("against") String against,
            @QueryParam("model") String model)
            throws SQLException {
        var day = horizon.day("asOf", asOf);
        var earlier = against == null ? null : horizon.day("against", against);
        if (earlier != null && !earlier.isBefore(day)) {
            throw ProblemException.badRequest("against: must be earlier than the day that is explained, " + day);
        }
        try (var connection = database.getConnection()) {
            var state = state(connection, id);
            var standing = day.equals(horizon.today()) ? standing(connection, id) : Standing.NEW;
            return Explainer.explain(id, state, standing, model(model), new Moment(day, earlier, clock.instant()));
        }
    }

    private Model model(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name == null ? Presets.DEFAULT : name))
                .findAny()
                .orElseThrow(() -> ProblemException.notFound("no published model is called " + name));
    }

    static AccountState state(Connection connection, String id) throws SQLException {
        var state = AccountStore.state(connection, id);
        if (state == null) {
            throw ProblemException.notFound("no event of account " + id + " has been taken");
        }
        return state;
    }

    private static Standing standing(Connection connection, String id) throws SQLException {
        return RaisedStore.load(connection, List.of(id)).get(id);
    }

    private static AccountList.Row row(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT *, " + AccountList.AS_OF + " AS as_of FROM account WHERE account = ?")) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.notFound("no event of account " + id + " has been taken");
                }
                return AccountList.row(row);
            }
        }
    }
}
