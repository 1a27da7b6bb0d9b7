package io.bellwether.health;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.Explainer.Moment;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.score.Scorer;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.View;
import io.bellwether.health.verdict.Standing;
import io.bellwether.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts with their health, for CSMs and the console. */
@Path("/v1/accounts")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "accounts")
class AccountResource {

    private static final int LARGEST_PAGE = 200;
    private static final int HISTORY_DAYS = 90;

    private final DataSource database;
    private final List<Model> models;
    private final HealthConfig config;
    private final Clock clock;

    AccountResource(DataSource database, List<Model> models, HealthConfig config, Clock clock) {
        this.database = database;
        this.models = models;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "List accounts",
            description =
                    "Filters: band green|yellow|red, risk critical|high|medium, csm, segment. Sort: risk (default: the"
                            + " riskiest first), score (lowest first), arr (greatest first), renewal (soonest first). Pages of"
                            + " limit accounts, 1 to 200; pass next as cursor.")
    public AccountList.Page list(
            @QueryParam("band") String band,
            @QueryParam("risk") String risk,
            @QueryParam("csm") String csm,
            @QueryParam("segment") String segment,
            @Context UriInfo uri)
            throws SQLException {
        var filter = new AccountList.Filter(
                constant(Band.class, "band", band), constant(Severity.class, "risk", risk), csm, segment);
        var parameters = uri.getQueryParameters();
        var sort = constant(AccountList.Sort.class, "sort", parameters.getFirst("sort"));
        int limit = limit(parameters.getFirst("limit"));
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
                    id, state, standing(connection, id), model(null), new Moment(today(), null, row.computedAt()));
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
            description =
                    "Components, measures, raw inputs and points that add up to the exact score, with the newest events"
                            + " behind each measure. asOf (a UTC date, up to the horizon back) computes an earlier day"
                            + " anew; against (an earlier date) adds what changed since, by measure, with the events that"
                            + " did it; model uses another published model.")
    public Explanation health(
            String id,
            @QueryParam("asOf") String asOf,
            @QueryParam("against") String against,
            @QueryParam("model") String model)
            throws SQLException {
        var day = asOf == null ? today() : day("asOf", asOf);
        var earlier = against == null ? null : day("against", against);
        if (earlier != null && !earlier.isBefore(day)) {
            throw ProblemException.badRequest("against: must be earlier than the day that is explained, " + day);
        }
        try (var connection = database.getConnection()) {
            var state = state(connection, id);
            var standing = day.equals(today()) ? standing(connection, id) : Standing.NEW;
            return Explainer.explain(id, state, standing, model(model), new Moment(day, earlier, clock.instant()));
        }
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            summary = "The score day by day",
            description = "One entry for each of the last days (1 to 400, default 90), oldest first, computed from the"
                    + " account's state, so that late events are in it.")
    public History history(String id, @QueryParam("days") @DefaultValue("" + HISTORY_DAYS) int days)
            throws SQLException {
        if (days < 1 || days > config.horizonDays()) {
            throw ProblemException.badRequest("days: must be from 1 to " + config.horizonDays());
        }
        try (var connection = database.getConnection()) {
            var state = state(connection, id);
            var model = model(null);
            var first = today().minusDays(days - 1);
            return new History(
                    id,
                    first.datesUntil(today().plusDays(1))
                            .map(day -> Day.of(day, state, model))
                            .toList());
        }
    }

    record History(String account, List<Day> days) {}

    /** A day's score; the fields mean what they mean in an explanation. */
    record Day(LocalDate day, boolean scored, Integer score, Double exact, double coverage, Band band) {

        static Day of(LocalDate day, AccountState state, Model model) {
            var score = Scorer.score(new View(state, day), model);
            return new Day(
                    day,
                    score.scored(),
                    score.scored() ? score.rounded() : null,
                    score.scored() ? score.exact() : null,
                    score.coverage(),
                    score.band());
        }
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private LocalDate day(String name, String text) {
        try {
            var day = LocalDate.parse(text);
            if (!day.isAfter(today()) && !day.isBefore(today().minusDays(config.horizonDays()))) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw ProblemException.badRequest(name + ": must be a date such as 2026-05-01, not in the future and at most "
                + config.horizonDays() + " days ago");
    }

    private Model model(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name == null ? Presets.DEFAULT : name))
                .findAny()
                .orElseThrow(() -> ProblemException.notFound("no published model is called " + name));
    }

    private static AccountState state(Connection connection, String id) throws SQLException {
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
        try (var select = connection.prepareStatement("SELECT * FROM account WHERE account = ?")) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.notFound("no event of account " + id + " has been taken");
                }
                return AccountList.row(row);
            }
        }
    }

    private static int limit(String text) {
        try {
            int limit = text == null ? 50 : Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ProblemException.badRequest("limit: must be from 1 to " + LARGEST_PAGE);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
        if (text == null) {
            return null;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        var allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        throw ProblemException.badRequest(name + ": must be one of " + String.join(", ", allowed));
    }
}
