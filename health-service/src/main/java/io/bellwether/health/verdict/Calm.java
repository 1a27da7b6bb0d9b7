package io.bellwether.health.verdict;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.health.state.AccountState;
import java.time.LocalDate;

/** How long a verdict stands if no event comes. Pure, as the judge is. */
public final class Calm {

    private final Judge judge;
    private final int horizonDays;

    /** @param horizonDays how long events count */
    public Calm(Judge judge, int horizonDays) {
        this.judge = judge;
        this.horizonDays = horizonDays;
    }

    /**
     * The last day, no later than the given one, through which time alone changes nothing of a verdict: not its figures, nor
     * the card, nor what is raised.
     *
     * @param state that was judged; days that pass the horizon meanwhile are taken from it
     */
    public LocalDate until(LocalDate last, AccountState state, Verdict verdict) {
        var figures = Figures.of(verdict);
        var day = verdict.score().asOf();
        while (day.isBefore(last)) {
            var next = day.plusDays(1);
            state.forgetBefore((int) next.minusDays(horizonDays).toEpochDay());
            if (!Figures.of(judge.judge(state, verdict.standing(), next)).equals(figures)) {
                return day;
            }
            day = next;
        }
        return day;
    }

    private record Figures(
            String model,
            int version,
            Double exact,
            double coverage,
            Band band,
            AccountCard card,
            String parent,
            boolean churned,
            Standing standing) {

        static Figures of(Verdict verdict) {
            var score = verdict.score();
            return new Figures(
                    verdict.model().name(),
                    verdict.model().version(),
                    score.scored() ? score.exact() : null,
                    score.coverage(),
                    score.band(),
                    verdict.card(),
                    verdict.parent(),
                    verdict.churned(),
                    verdict.standing());
        }
    }
}
