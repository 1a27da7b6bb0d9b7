package io.bellwether.alerting;

import io.bellwether.alerting.assign.Assigner;
import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Decider;
import io.bellwether.alerting.task.Explanation;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.State.Pending;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Band;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes tasks of what people want, in the transaction of whoever writes them. */
@Singleton
class HandMade {

    // Two who make the same at once: the second finds the first one's.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final int MOST_YEARS = 3;

    private final AccountBook book;
    private final Assignments assignments;
    private final TaskStore tasks;
    private final Decider decider;
    private final Clock clock;

    HandMade(AccountBook book, Assignments assignments, TaskStore tasks, Decider decider, Clock clock) {
        this.book = book;
        this.assignments = assignments;
        this.tasks = tasks;
        this.decider = decider;
        this.clock = clock;
    }

    /** @throws ProblemException 400 for what cannot be a task, 409 where there is one of that title */
    Change of(Connection tx, TaskBody body, String who) throws SQLException {
        var account = book.find(tx, body.account())
                .orElseThrow(() -> Ask.wrong("must be the id of an account that is known", "/account"));
        int occurrence = occurrence(tx, body.identity());
        var card = CalendarSweep.card(account);
        var csms = new HashMap<String, String>();
        csms.put(account.id(), card.csm());
        var now = clock.instant();
        var assigner = assignments.assigner(tx, csms, Map.of(account.id(), account), now);
        if (body.owner() != null && assigner.isStranger(body.owner())) {
            throw Ask.wrong("must be the id of a person of /v1/people", "/owner");
        }
        var explanation = explanation(account, body, who);
        var raised = new Raised(body.identity(), who, body.severity(), LocalDate.now(clock), explanation, card);
        var wish = new Decider.Wish(raised, body.title().strip(), body.owner(), body.due());
        var change = decider.with(assigner).make(wish, occurrence, now);
        checkDue(body.due(), change, assigner);
        assignments.keep(tx, assigner);
        return change;
    }

    private int occurrence(Connection tx, Identity identity) throws SQLException {
        try (var lock = tx.prepareStatement(LOCK)) {
            Sql.bind(lock, identity.account() + "/" + identity.reason()).execute();
        }
        var newest = tasks.lockNewest(tx, List.of(identity.account())).get(identity);
        if (newest != null && newest.state() instanceof Pending) {
            throw ProblemException.conflict("The account has a task of this title that is not closed: " + newest.id()
                    + ". Close it first, or give this one another title.");
        }
        return newest == null ? 1 : newest.occurrence() + 1;
    }

    private static Explanation explanation(Account account, TaskBody body, String who) {
        var health = account.health();
        var band = health.band() == null ? null : Words.parse(Band.class, health.band());
        var given = body.description() != null && !body.description().isBlank();
        return new Explanation(given ? body.description() : "Made by " + who + ".", List.of(), health.score(), band);
    }

    private static void checkDue(LocalDate due, Change change, Assigner assigner) {
        var owner = change.task().content().owner();
        var today = assigner.person(owner == null ? "" : owner).dayAt(assigner.now());
        if (due != null && (due.isBefore(today) || due.isAfter(today.plusYears(MOST_YEARS)))) {
            throw Ask.wrong("must be from today, where the owner is, to " + MOST_YEARS + " years from now", "/due");
        }
    }
}
