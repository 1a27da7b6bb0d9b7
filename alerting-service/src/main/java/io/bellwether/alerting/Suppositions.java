package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.calendar.Calendar;
import io.bellwether.alerting.calendar.Occasion;
import io.bellwether.alerting.decide.Outcome;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Signal.Raised;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What would become of signals, and of dates of the calendar, if they came; locks and writes nothing. */
@Singleton
class Suppositions {

    private final Decisions signals;
    private final DateDecisions dates;
    private final Calendar calendar;
    private final Assignments assignments;
    private final TaskStore tasks;

    Suppositions(Decisions signals, DateDecisions dates, Calendar calendar, Assignments assignments, TaskStore tasks) {
        this.signals = signals;
        this.dates = dates;
        this.calendar = calendar;
        this.assignments = assignments;
        this.tasks = tasks;
    }

    Outcome of(Connection connection, Raised raised, Account account, Instant now) throws SQLException {
        return Calendar.isOf(raised.identity().type())
                ? ofDate(connection, raised.with(CalendarSweep.card(account)), account, now)
                : signals.suppose(connection, raised, account);
    }

    private Outcome ofDate(Connection connection, Raised date, Account account, Instant now) throws SQLException {
        var csms = new HashMap<String, String>();
        csms.put(account.id(), date.account().csm());
        var assigner = assignments.supposing(connection, csms, Map.of(account.id(), account), now);
        var occasion = date(account, date.identity(), date.since());
        var newest = tasks.newest(connection, List.of(account.id())).get(date.identity());
        return dates.round(connection, assigner, now)
                .schedule(date, owner -> CalendarSweep.due(occasion, owner, now), account, newest);
    }

    Occasion date(Account account, Identity identity, LocalDate day) {
        return calendar.supposed(account, identity.type(), identity.reason(), day);
    }
}
