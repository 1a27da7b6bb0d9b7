package io.bellwether.health;

import io.bellwether.health.score.Scorer;
import io.bellwether.health.state.View;
import io.bellwether.health.verdict.Judge;
import io.bellwether.problems.NextPage;
import io.bellwether.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an account's health was. */
@Path("/v1/accounts/{id}")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "accounts")
class HistoryResource {

    private final DataSource database;
    private final ModelsInForce models;
    private final Horizon horizon;

    HistoryResource(DataSource database, ModelsInForce models, Horizon horizon) {
        this.database = database;
        this.models = models;
        this.horizon = horizon;
    }

    @GET
    @Path("/history")
    @Operation(
            summary = "The score day by day",
            description =
                    "One entry for each of the days (1 to 400, default 90) up to the date \"to\" (default today),"
                            + " oldest first, as it was shown at the end of that day; days before the account was known, and all"
                            + " days with recomputed=true, are computed from the events by the present model, late events"
                            + " included. modelChanged marks a change of the model or its version. next leads to the days before.")
    public History history(
            String id,
            @QueryParam("days") @DefaultValue("90") int days,
            @QueryParam("to") String to,
            @QueryParam("recomputed") boolean recomputed,
            @Context UriInfo uri)
            throws SQLException {
        if (days < 1 || days > horizon.days()) {
            throw ProblemException.badRequest("days: must be from 1 to " + horizon.days());
        }
        var last = horizon.day("to", to);
        var first = last.minusDays(days - 1L);
        first = first.isBefore(horizon.first()) ? horizon.first() : first;
        // the day before tells whether the model changed on the first; beyond the horizon nothing is known
        var from = first.equals(horizon.first()) ? first : first.minusDays(1);
        var judge = models.judge();
        try (var connection = database.getConnection()) {
            var state = AccountResource.state(connection, id, horizon.first());
            NavigableMap<LocalDate, History.Day> stored =
                    recomputed ? new TreeMap<>() : History.stored(connection, id, from, last);
            var marked = History.marked(days(from, last, stored, day -> computed(new View(state, day), judge)));
            return new History(id, marked.subList(from.equals(first) ? 0 : 1, marked.size()), next(first, uri));
        }
    }

    /** Every band change within the horizon, and the newest however old it is. */
    @GET
    @Path("/band-changes")
    @Operation(
            summary = "Each change of band",
            description = "The newest first, with the measures that moved the score and the points of each component at"
                    + " that moment. band and before are absent where the account was not scored. Pages of limit, 1 to"
                    + " 200, default 50; next links to the page after it.")
    public BandChanges bandChanges(
            String id, @QueryParam("limit") String limit, @QueryParam("cursor") Long cursor, @Context UriInfo uri)
            throws SQLException {
        int most = Parameters.limit(limit);
        try (var connection = database.getConnection()) {
            AccountResource.state(connection, id, horizon.first());
            return BandChanges.page(connection, id, cursor, most, uri);
        }
    }

    private List<History.Day> days(
            LocalDate first,
            LocalDate last,
            NavigableMap<LocalDate, History.Day> stored,
            Function<LocalDate, History.Day> computed) {
        var days = new ArrayList<History.Day>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var holds = day.equals(horizon.today()) ? null : stored.floorEntry(day);
            boolean recorded = holds != null && holds.getValue().recorded();
            days.add(recorded ? holds.getValue().on(day) : computed.apply(day));
        }
        return days;
    }

    private static History.Day computed(View view, Judge judge) {
        var model = judge.model(view);
        var score = Scorer.score(view, model);
        return new History.Day(
                view.asOf(),
                score.scored(),
                score.scored() ? score.rounded() : null,
                score.scored() ? score.exact() : null,
                score.coverage(),
                score.band(),
                Explanation.ModelRef.of(model),
                false,
                false);
    }

    private String next(LocalDate first, UriInfo uri) {
        if (!first.isAfter(horizon.first())) {
            return null;
        }
        return NextPage.link(uri, "to", first.minusDays(1));
    }
}
