package io.bellwether.alerting;

import io.bellwether.alerting.decide.Silence;
import io.bellwether.problems.Problem;
import io.bellwether.problems.Problem.Fault;
import io.bellwether.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import javax.sql.DataSource;

/** Where people silence things: admins anything, CSMs what is theirs. */
@Singleton
class SilenceDesk {

    private final DataSource database;
    private final SilenceStore silences;
    private final AccountBook book;
    private final Clock clock;

    SilenceDesk(DataSource database, SilenceStore silences, AccountBook book, Clock clock) {
        this.database = database;
        this.silences = silences;
        this.book = book;
        this.clock = clock;
    }

    /** With one more than the page takes, where there are more. */
    List<SilenceView> page(SilenceQuery query) throws SQLException {
        var now = clock.instant();
        try (var connection = database.getConnection()) {
            return silences.page(connection, query.where(now), query.limit() + 1).stream()
                    .map(row -> SilenceView.of(row, now, null))
                    .toList();
        }
    }

    SilenceView read(UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            var row = silences.find(connection, id).orElseThrow(() -> noSilence(id.toString()));
            return SilenceView.of(row, clock.instant(), silences.history(connection, id));
        }
    }

    SilenceView create(SilenceView.Body body, SecurityIdentity caller) {
        return save("created", caller, (_, now) -> {
            check(body, now);
            return body.silence(UUID.randomUUID(), name(caller), now);
        });
    }

    /** @param expected whether the version is the one that the person believes it to be */
    SilenceView change(UUID id, SilenceView.Body body, SecurityIdentity caller, LongPredicate expected) {
        return save("changed", caller, (tx, now) -> {
            var before = lock(tx, id, caller, expected, now);
            check(body, now);
            return body.silence(id, before.by(), body.begin() == null ? before.begin() : now);
        });
    }

    /** @param expected whether the version is the one that the person believes it to be */
    void end(UUID id, SecurityIdentity caller, LongPredicate expected) {
        save("ended", caller, (tx, now) -> {
            var before = lock(tx, id, caller, expected, now);
            var begin = before.begin().isAfter(now) ? now : before.begin();
            return new Silence(id, before.matchers(), before.by(), before.why(), begin, now);
        });
    }

    @FunctionalInterface
    private interface Writing {
        Silence silence(Connection tx, Instant now) throws SQLException;
    }

    private SilenceView save(String what, SecurityIdentity caller, Writing writing) {
        var now = clock.instant();
        var row = QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                var silence = writing.silence(tx, now);
                mayWrite(tx, silence, caller);
                return silences.save(tx, silence, name(caller), what, now);
            }
        });
        return SilenceView.of(row, now, null);
    }

    private Silence lock(Connection tx, UUID id, SecurityIdentity caller, LongPredicate expected, Instant now)
            throws SQLException {
        var row = silences.lock(tx, id).orElseThrow(() -> noSilence(id.toString()));
        var before = row.silence();
        mayWrite(tx, before, caller);
        if (!expected.test(row.version())) {
            throw TaskDesk.changedMeanwhile("silence", row.version());
        }
        if (!before.end().isAfter(now)) {
            throw ProblemException.conflict("The silence has ended already. Write a new one.");
        }
        return before;
    }

    /** CSMs are not to hide from others what is others' to see. */
    private void mayWrite(Connection tx, Silence silence, SecurityIdentity caller) throws SQLException {
        var matchers = silence.matchers();
        boolean own = name(caller).equals(matchers.csm())
                || (matchers.account() != null
                        && name(caller).equals(book.get(tx, matchers.account()).csm()));
        if (!own && !caller.hasRole("admin")) {
            throw new ProblemException(Problem.of(
                    403,
                    "forbidden",
                    "Forbidden",
                    "CSMs silence only themselves (csm) and their own accounts; this is another's. Admins can."));
        }
    }

    private static void check(SilenceView.Body body, Instant now) {
        if (body.matchesAnything()) {
            throw wrong("at least one of account, csm, segment, tag, type and reason must be given", "");
        }
        if (!body.end().isAfter(now) || (body.begin() != null && !body.end().isAfter(body.begin()))) {
            throw wrong("must be after now and after the beginning", "/end");
        }
    }

    private static ProblemException wrong(String what, String pointer) {
        var detail = (pointer.isEmpty() ? "" : "end ") + what + ".";
        return new ProblemException(
                Problem.of(400, "invalid-request", "Invalid request", detail).with(List.of(new Fault(what, pointer))));
    }

    private static String name(SecurityIdentity caller) {
        return caller.getPrincipal().getName();
    }

    static ProblemException noSilence(String id) {
        return ProblemException.notFound("There is no silence with the id " + id + ".");
    }
}
