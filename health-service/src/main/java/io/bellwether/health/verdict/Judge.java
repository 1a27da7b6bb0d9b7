package io.bellwether.health.verdict;

import io.bellwether.events.AccountCard;
import io.bellwether.events.BandChange;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Expansion;
import io.bellwether.events.Fact;
import io.bellwether.events.Health;
import io.bellwether.events.Mover;
import io.bellwether.health.model.Model;
import io.bellwether.health.risk.Assessment;
import io.bellwether.health.risk.Change;
import io.bellwether.health.risk.Raised;
import io.bellwether.health.risk.Scores;
import io.bellwether.health.score.Movers;
import io.bellwether.health.score.Score;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges an account's state as of a day, by the model that is assigned to it. Pure: the same state, day and standing give
 * the same verdict.
 */
public final class Judge {

    /** A score is compared with the one of so many days before to say what moved it. */
    private static final int MOVED_OVER_DAYS = 7;

    private static final int MOST_MOVERS = 3;

    private final Assignment assignment;
    private final Segments segments;

    public Judge(Assignment assignment, Segments segments) {
        this.assignment = assignment;
        this.segments = segments;
    }

    /** Judges all accounts by one model. */
    public Judge(Model model, Segments segments) {
        this(new Assignment(new Phases(List.of()), List.of(), model), segments);
    }

    /** The model that judges the account as of the view's day. */
    public Model model(View view) {
        return assignment.of(segments.of(view), assignment.phases().of(view));
    }

    /** What holds for an account as of a day, found out when asked; ask before its state changes. */
    public Assessment assess(AccountState state, LocalDate today) {
        var view = new View(state, today);
        return new Assessment(view, model(view));
    }

    /** Score, risks and opportunities, with what to announce of them. */
    public Verdict judge(AccountState state, Standing before, LocalDate today) {
        return judge(assess(state, today), before);
    }

    /** The same of what was assessed already. */
    public Verdict judge(Assessment assessment, Standing before) {
        var next = Step.of(assessment, before, found -> assessment.heldSince(found.rule()));
        var score = assessment.scores().now();
        var facts = new ArrayList<Fact>();
        if (!next.risks().changes().isEmpty() || !next.opportunities().changes().isEmpty()) {
            var card = card(assessment.view());
            var movers = movers(assessment.scores());
            next.risks().changes().forEach(change -> facts.add(risk(change, score, movers, card)));
            next.opportunities().changes().forEach(change -> facts.add(opportunity(change, score, movers, card)));
        }
        var announcement = Announcement.next(before.announced(), assessment.scores(), assessment.model());
        var standing = new Standing(next.risks().raised(), next.opportunities().raised(), announcement.band());
        return verdict(assessment, standing, announcement.change(), facts);
    }

    /**
     * The score as it is published.
     *
     * @param scores that the verdict was made of, as those of earlier days say what moved it
     */
    public static Health.Scored scored(Verdict verdict, Scores scores) {
        var score = verdict.score();
        return new Health.Scored(
                score.asOf(),
                verdict.model().name(),
                verdict.model().version(),
                score.scored(),
                score.scored() ? score.rounded() : null,
                score.scored() ? Math.round(score.exact() * 100) / 100.0 : null,
                Math.min(1, score.coverage()),
                score.band(),
                verdict.standing().announced(),
                verdict.bandChange(),
                verdict.standing().churnRisk(),
                movers(scores),
                verdict.card());
    }

    private Verdict verdict(Assessment assessment, Standing standing, BandChange bandChange, List<Fact> facts) {
        var view = assessment.view();
        return new Verdict(
                assessment.model(),
                assessment.scores().now(),
                card(view),
                view.text(Field.PARENT),
                view.churned(),
                standing,
                bandChange,
                facts);
    }

    /** What moved the score over a week; where that is unknown, what it lacks the most. */
    private static List<Mover> movers(Scores scores) {
        var now = scores.dayEarlier(0);
        var moved = Movers.between(scores.dayEarlier(MOVED_OVER_DAYS), now, MOST_MOVERS);
        return moved.isEmpty() ? Movers.missing(now, MOST_MOVERS) : moved;
    }

    /** What others need to know of the account to act for it. */
    public AccountCard card(View view) {
        double arr = view.number(Field.ARR);
        return new AccountCard(
                view.text(Field.NAME),
                view.text(Field.CSM),
                segments.of(view),
                assignment.phases().of(view),
                Double.isNaN(arr) ? null : arr,
                view.date(Field.CONTRACT_END));
    }

    private static Fact risk(Change change, Score score, List<Mover> movers, AccountCard card) {
        return switch (change) {
            case Change.Cleared cleared -> new ChurnRisk.Cleared(cleared.was().name(), cleared.why());
            case Change.Said(Raised raised) ->
                new ChurnRisk.Raised(
                        raised.name(),
                        raised.severity(),
                        raised.since(),
                        raised.evidence(),
                        score.scored() ? score.rounded() : null,
                        score.band(),
                        movers,
                        card);
        };
    }

    private static Fact opportunity(Change change, Score score, List<Mover> movers, AccountCard card) {
        return switch (change) {
            case Change.Cleared cleared -> new Expansion.Cleared(cleared.was().name(), cleared.why());
            case Change.Said(Raised raised) ->
                new Expansion.Raised(
                        raised.name(),
                        Double.isNaN(raised.confidence()) ? null : raised.confidence(),
                        raised.since(),
                        raised.evidence(),
                        score.scored() ? score.rounded() : null,
                        score.band(),
                        movers,
                        card);
        };
    }
}
