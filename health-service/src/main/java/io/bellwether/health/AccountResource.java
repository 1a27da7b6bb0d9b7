package io.bellwether.health;

import io.bellwether.health.Explainer.Lens;
import io.bellwether.health.Explainer.Moment;
import io.bellwether.health.score.RollUp;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.verdict.Standing;
import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
    private final ModelsInForce models;
    private final Horizon horizon;
    private final Clock clock;
    private final HealthConfig config;

    AccountResource(DataSource database, ModelsInForce models, Horizon horizon, Clock clock, HealthConfig config) {
        this.database = database;
        this.models = models;
        this.horizon = horizon;
        this.clock = clock;
        this.config = config;
    }

    @GET
    @Operation(
            summary = "List accounts",
            description =
                    "Filtered, sorted, in pages; next links to the page after it. An account that has churned is listed, without"
                            + " a score.")
    public AccountList.Page list(@BeanParam AccountQuery query, @Context UriInfo uri) throws SQLException {
        var filter = query.filter();
        int limit = Parameters.limit(query.limit());
        try (var connection = database.getConnection()) {
            return AccountList.page(connection, filter, query.order(), query.cursor(), limit)
                    .linked(uri);
        }
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "One account",
            description =
                    "Profile, score, band, coverage, risks and opportunities; for an account with others below it (whose parent"
                            + " it is, or the parent of their parent, …) also how those do taken together. Of an account whose"
                            + " first history is still settling there is nothing but /health yet: 404 with Retry-After.")
    public Overview account(String id) throws SQLException {
        var judge = models.judge();
        try (var connection = database.getConnection()) {
            var state = state(connection, id, horizon.first());
            var row = row(connection, id).orElseThrow(() -> notJudgedYet(id));
            var lens = new Lens(judge, null);
            var moment = new Moment(horizon.today(), null, row.computedAt());
            var explanation = Explainer.explain(id, state, standing(connection, id), lens, moment);
            var below = Family.below(connection, id);
            return new Overview(
                    row, explanation.risks(), explanation.opportunities(), below.isEmpty() ? null : RollUp.of(below));
        }
    }

    /** An account with what is raised for it; {@code rollUp} is null where no account lies below. */
    record Overview(
            AccountList.Row profile,
            List<Explanation.Risk> risks,
            List<Explanation.Opportunity> opportunities,
            RollUp rollUp) {}

    @GET
    @Path("/{id}/health")
    @Operation(
            summary = "Explain the health score",
            description =
                    "Components, measures, raw inputs and points that add up to the exact score, with the newest events"
                            + " behind each measure (null where they are no longer known). asOf (a UTC date, up to the"
                            + " horizon back) computes an earlier day anew; against (an earlier date) adds what changed"
                            + " since, by measure, with the events that did it; model uses another published model instead"
                            + " of the one that is assigned, version another version of it than the one in force. Of an"
                            + " earlier day, and with model, nothing is raised: the risks that hold keep opportunities"
                            + " back.")
    public Explanation health(
            String id,
            @QueryParam("asOf") String asOf,
            @QueryParam("against") String against,
            @QueryParam("model") String model,
            @QueryParam("version") String version)
            throws SQLException {
        var day = horizon.day("asOf", asOf);
        var earlier = against == null ? null : horizon.day("against", against);
        if (earlier != null && !earlier.isBefore(day)) {
            throw ProblemException.badRequest("against: must be earlier than the day that is explained, " + day);
        }
        if (version != null && model == null) {
            throw ProblemException.badRequest("version: name the model as well");
        }
        var judge = models.judge();
        try (var connection = database.getConnection()) {
            var other =
                    model == null ? null : ModelResource.published(connection, model, ModelResource.number(version));
            var state = state(connection, id, horizon.first());
            boolean inForce = other == null && day.equals(horizon.today());
            var standing = inForce ? standing(connection, id) : null;
            var moment = new Moment(day, earlier, clock.instant());
            return Explainer.explain(id, state, standing, new Lens(judge, other), moment);
        }
    }

    static AccountState state(Connection connection, String id, LocalDate oldest) throws SQLException {
        var state = AccountStore.state(connection, id, oldest);
        if (state == null) {
            throw ProblemException.notFound("no event of account " + id + " has been taken");
        }
        return state;
    }

    private static Standing standing(Connection connection, String id) throws SQLException {
        return RaisedStore.load(connection, List.of(id)).get(id);
    }

    private static Optional<AccountList.Row> row(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT *, " + AccountList.AS_OF + " AS as_of FROM account WHERE account = ?")) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(AccountList.row(row)) : Optional.empty();
            }
        }
    }

    /** Of a type of its own: who waits for an account can tell it from one of which nothing has come. */
    private ProblemException notJudgedYet(String id) {
        var detail =
                "Events of account " + id + " have been taken. It is judged once its history has settled, as a rule"
                        + " within " + config.settleAtMost().toSeconds() + " s; its score is explained already.";
        var problem = Problem.of(404, "not-judged-yet", "Not judged yet", detail);
        return new ProblemException(problem, config.settle().plusSeconds(1)); // judging takes a moment
    }
}
