package io.bellwether.health;

import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.health.AccountWriter.Written;
import io.bellwether.health.HistoryStore.BandChange;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Standing;
import io.bellwether.health.verdict.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A set of accounts being judged at one moment: collects what to write and what to say, then writes it. */
final class Evaluation {

    private static final String SOURCE = "/health-service";

    private final Judge judge;
    private final Instant now;
    private final List<Written> written = new ArrayList<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private final List<Event> said = new ArrayList<>();
    private final List<String> daysOver = new ArrayList<>();
    private final List<BandChange> bandChanges = new ArrayList<>();

    Evaluation(Judge judge, Instant now) {
        this.judge = judge;
        this.now = now;
    }

    LocalDate today() {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Score, risks and opportunities. */
    void judge(Account account) {
        var verdict = judge.judge(account.state(), account.standing(), today());
        add(account, verdict, null, null);
    }

    /** The score only; risks wait until the history that streams in has settled. */
    void defer(Account account, Instant reviewAt) {
        var verdict = judge.score(account.state(), account.standing(), today());
        var since = account.unsettledSince() == null ? now : account.unsettledSince();
        add(account, verdict, since, reviewAt);
    }

    /** Writes the verdicts; the states are the caller's business. Gives the events to publish. */
    List<Event> write(Connection tx) throws SQLException {
        HistoryStore.closeDays(tx, daysOver, today());
        AccountWriter.writeSummaries(tx, written, judge.model(), now);
        HistoryStore.changeBands(tx, bandChanges);
        RaisedStore.replace(tx, standings);
        return said;
    }

    private void add(Account account, Verdict verdict, Instant unsettledSince, Instant reviewAt) {
        written.add(new Written(account, verdict, unsettledSince, reviewAt));
        if (!verdict.standing().equals(account.standing())) {
            standings.put(account.id(), verdict.standing());
        }
        var before = account.said();
        if (before != null && before.day().isBefore(today())) {
            daysOver.add(account.id());
        }
        boolean worthSaying = worthSaying(before, verdict);
        boolean bandMayHaveChanged = bandMayHaveChanged(account, unsettledSince, verdict);
        if (worthSaying || bandMayHaveChanged) {
            var scored = judge.scored(account.state(), verdict);
            if (worthSaying) {
                say(account, scored);
            }
            if (bandMayHaveChanged) {
                bandChanges.add(new BandChange(account.id(), verdict.score(), scored, now));
            }
        }
        verdict.announcements().forEach(fact -> say(account, fact));
    }

    /** While history streams in, bands come and go that never were; the one that is left when it has settled counts. */
    private static boolean bandMayHaveChanged(Account account, Instant unsettledSince, Verdict verdict) {
        if (unsettledSince != null) {
            return false;
        }
        boolean settling = account.unsettledSince() != null || account.said() == null;
        return settling || account.said().band() != verdict.score().band();
    }

    private void say(Account account, Fact fact) {
        said.add(new Event(SOURCE, UUID.randomUUID().toString(), account.id(), now, fact));
    }

    private static boolean worthSaying(Account.Said before, Verdict verdict) {
        var score = verdict.score();
        return before == null
                || before.scored() != score.scored()
                || before.churnRisk() != verdict.standing().churnRisk()
                || hundredths(before.coverage()) != hundredths(score.coverage())
                || (score.scored() && hundredths(before.exact()) != hundredths(score.exact()));
    }

    private static long hundredths(double value) {
        return Math.round(value * 100);
    }
}
