package io.bellwether.health;

import io.bellwether.effectonce.Effects;
import io.bellwether.effectonce.Together;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.health.AccountWriter.Folded;
import io.bellwether.health.AccountWriter.Judged;
import io.bellwether.health.AccountWriter.Unchanged;
import io.bellwether.health.HistoryStore.BandChange;
import io.bellwether.health.risk.Scores;
import io.bellwether.health.verdict.Calm;
import io.bellwether.health.verdict.Calm.Outlook;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Standing;
import io.bellwether.health.verdict.Verdict;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** A set of accounts being judged at one moment: collects what to write and what to say, then writes it. */
final class Evaluation implements Together {

    private static final String SOURCE = "/health-service";

    /** How many days are looked ahead: by account so many more, or one less, so that not all are due again on one day. */
    private static final int DAYS_AHEAD = 14;

    private final InForce inForce;
    private final Instant now;
    private final List<Folded> folded = new ArrayList<>();
    private final List<Judged> judged = new ArrayList<>();
    private final List<RaisedStore.Change> standings = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<BandChange> bandChanges = new ArrayList<>();
    private long foldedBytes;

    Evaluation(InForce inForce, Instant now) {
        this.inForce = inForce;
        this.now = now;
    }

    LocalDate today() {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    Instant now() {
        return now;
    }

    /** An account's new state. */
    void fold(Folded account) {
        folded.add(account);
        foldedBytes += account.state().length;
    }

    /** Writes what was collected where it is as much as a {@link Slice}: what is written need not be held any more. */
    void relieve(Effects effects) throws SQLException {
        if (foldedBytes >= Slice.BYTES) {
            write(effects);
            List.of(folded, judged, events, unchanged, bandChanges).forEach(List::clear);
            standings.clear();
            foldedBytes = 0;
        }
    }

    /** Score, risks and opportunities. */
    Verdict judge(Account account) {
        var assessment = inForce.judge().assess(account.state(), today());
        var verdict = inForce.judge().judge(assessment, account.row().standing());
        add(account.row(), verdict, assessment.scores());
        return verdict;
    }

    /**
     * The same on a new day without a new event. An account of which nothing changed is not written again, but for the days
     * through which that stays so: until then it need not be looked at.
     *
     * @param horizonDays how long events count
     */
    void judgeAgain(Account account, int horizonDays) {
        var row = account.row();
        var assessment = inForce.judge().assess(account.state(), today());
        var verdict = inForce.judge().judge(assessment, row.standing());
        if (same(row, verdict)) {
            leave(new Unchanged(row, outlook(account, verdict, horizonDays)));
        } else {
            add(row, verdict, assessment.scores());
        }
    }

    /** Writes states and verdicts, and says what is to be said of them. */
    @Override
    public void write(Effects effects) throws SQLException {
        var tx = effects.connection();
        AccountWriter.writeStates(tx, folded);
        var ofUnchanged = daysOver(unchanged.stream().map(Unchanged::account));
        var ofJudged = daysOver(judged.stream().map(Judged::account));
        HistoryStore.closeDays(
                tx, Stream.concat(ofUnchanged.stream(), ofJudged.stream()).toList(), today());
        AccountWriter.keep(tx, ofUnchanged);
        AccountWriter.leaveUntil(tx, unchanged, inForce.generation());
        AccountWriter.writeVerdicts(tx, judged, inForce.generation(), now);
        HistoryStore.changeBands(tx, bandChanges);
        RaisedStore.write(tx, standings);
        events.forEach(effects::publish);
    }

    /** What the rows of the accounts say now, and what is raised for them. */
    void forEach(Outcome outcome) {
        for (var each : judged) {
            outcome.accept(each.account().id(), each.verdict().standing(), said(each.verdict()));
        }
        for (var each : unchanged) {
            var account = each.account();
            outcome.accept(
                    account.id(),
                    each.outlook().standing(),
                    account.said().on(account.said().day(), account.said().kept() || isDayOver(account)));
        }
    }

    interface Outcome {
        void accept(String account, Standing standing, Account.Said said);
    }

    private void add(Account.Row account, Verdict verdict, Scores scores) {
        judged.add(new Judged(account, verdict));
        stand(account, verdict.standing());
        var before = account.said();
        boolean settling = before == null || account.unsettledSince() != null;
        boolean bandMayHaveChanged =
                settling || before.band() != verdict.score().band();
        boolean announced = account.standing().announced() != verdict.standing().announced();
        if (bandMayHaveChanged || announced || worthSaying(before, verdict)) {
            var scored = Judge.scored(verdict, scores);
            say(account, scored);
            if (bandMayHaveChanged) {
                bandChanges.add(new BandChange(account.id(), verdict.score(), scored, now));
            }
        }
        verdict.announcements().forEach(fact -> say(account, fact));
    }

    /** The accounts whose rows speak of an earlier day, which their history does not have yet. */
    private List<String> daysOver(Stream<Account.Row> accounts) {
        return accounts.filter(this::isDayOver).map(Account.Row::id).toList();
    }

    private boolean isDayOver(Account.Row account) {
        var said = account.said();
        return said != null && !said.kept() && said.day().isBefore(today());
    }

    /** What the account's row says by a verdict. */
    Account.Said said(Verdict verdict) {
        return Account.Said.of(verdict, inForce.generation());
    }

    private Outlook outlook(Account account, Verdict verdict, int horizonDays) {
        var last = today().plusDays(DAYS_AHEAD + Math.floorMod(account.id().hashCode(), DAYS_AHEAD));
        return new Calm(inForce.judge(), horizonDays).until(last, account.state(), verdict);
    }

    private void leave(Unchanged account) {
        unchanged.add(account);
        stand(account.account(), account.outlook().standing());
    }

    private void stand(Account.Row account, Standing standing) {
        if (!standing.equals(account.standing())) {
            standings.add(new RaisedStore.Change(account.id(), account.standing(), standing));
        }
    }

    private boolean same(Account.Row account, Verdict verdict) {
        return account.said() != null
                && account.said().equalsFigures(said(verdict))
                && account.standing().equalsButForDays(verdict.standing());
    }

    private void say(Account.Row account, Fact fact) {
        events.add(new Event(SOURCE, UUID.randomUUID().toString(), account.id(), now, fact));
    }

    private static boolean worthSaying(Account.Said before, Verdict verdict) {
        var score = verdict.score();
        return before.scored() != score.scored()
                || !before.model().equals(verdict.model().name())
                || before.modelVersion() != verdict.model().version()
                || before.churnRisk() != verdict.standing().churnRisk()
                || !Objects.equals(before.phase(), verdict.card().phase())
                || hundredths(before.coverage()) != hundredths(score.coverage())
                || (score.scored() && hundredths(before.exact()) != hundredths(score.exact()));
    }

    private static long hundredths(double value) {
        return Math.round(value * 100);
    }
}
