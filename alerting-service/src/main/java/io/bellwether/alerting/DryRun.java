package io.bellwether.alerting;

import static java.util.Objects.requireNonNullElse;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.decide.Outcome;
import io.bellwether.alerting.decide.Outcome.Acts;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Explanation;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Account.Described;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Event;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Answers what would become of a signal or a date; writes nothing. */
@Singleton
class DryRun {

    private final DataSource database;
    private final AccountBook book;
    private final Suppositions suppositions;
    private final TaskStore tasks;
    private final Clock clock;

    DryRun(DataSource database, AccountBook book, Suppositions suppositions, TaskStore tasks, Clock clock) {
        this.database = database;
        this.book = book;
        this.suppositions = suppositions;
        this.tasks = tasks;
        this.clock = clock;
    }

    DryRunView run(DryRunView.Body body) throws SQLException {
        try (var connection = database.getConnection()) {
            var account = book.supposing(connection, facts(body));
            var outcome = suppositions.of(connection, raised(body, account), account, clock.instant());
            return switch (outcome) {
                case Acts acts -> view(connection, acts);
                case Outcome.Waits waits ->
                    DryRunView.of(outcome).until(waits.held().until());
                case Outcome.Keeps _ -> DryRunView.of(outcome);
            };
        }
    }

    private DryRunView view(Connection connection, Acts acts) throws SQLException {
        Change change = acts.change();
        var would = tasks.suppose(connection, change, acts.quiet() ? Set.of(change) : Set.of());
        return DryRunView.of(acts)
                .with(change.task())
                .playbook(would.playbook())
                .notifications(would.told().stream().map(DryRunView.Told::of).toList());
    }

    /** What is supposed of the account, as if it had just been told. */
    private Event facts(DryRunView.Body body) {
        List<String> tags = body.tags() == null ? null : List.copyOf(body.tags());
        var described = new Described(
                null,
                body.segment(),
                body.arr(),
                body.csm(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                body.region(),
                tags);
        return new Event(Change.SOURCE, "dry-run", body.account(), clock.instant(), described);
    }

    private Raised raised(DryRunView.Body body, Account account) {
        var identity = new Identity(body.account(), Words.parse(Task.Type.class, body.type()), body.reason());
        var band = body.band() == null ? null : Words.parse(Band.class, body.band());
        var since = requireNonNullElse(body.since(), LocalDate.now(clock));
        return new Raised(
                identity,
                Change.SOURCE,
                body.severity() == null
                        ? suppositions.date(account, identity, since).severity()
                        : Words.parse(Severity.class, body.severity()),
                since,
                new Explanation(requireNonNullElse(body.evidence(), "A dry run."), List.of(), body.score(), band),
                AccountCard.UNKNOWN);
    }
}
