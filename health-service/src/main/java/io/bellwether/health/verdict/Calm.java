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
     * How far a verdict stands.
     *
     * @param until the last day through which time alone changes nothing
     * @param standing on that day: what holds until then is noted as held then
     */
    public record Outlook(LocalDate until, Standing standing) {}

    /**
     * Looks ahead from the day of a verdict, no further than to the given day: until time alone changes its figures, the card, or
     * what is raised.
     *
     * @param state that was judged; days that pass the horizon meanwhile are taken from it
     */
    public Outlook until(LocalDate last, AccountState state, Verdict verdict) {
        var figures = Figures.of(verdict);
        var standing = verdict.standing();
        var day = verdict.score().asOf();
        while (day.isBefore(last)) {
            var next = day.plusDays(1);
            state.forgetBefore((int) next.minusDays(horizonDays).toEpochDay());
            var then = judge.judge(state, standing, next);
            if (!Figures.of(then).equals(figures)) {
                break;
            }
            standing = then.standing();
            day = next;
        }
        return new Outlook(day, standing);
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
                    held(verdict.standing(), score.asOf()));
        }

        /** What holds on the day is alike, whichever day it is; what no longer does goes by the day on which it last did. */
        private static Standing held(Standing standing, LocalDate day) {
            return standing.map(raised -> raised.lastHeld().equals(day) ? raised.lastHeldOn(LocalDate.MAX) : raised);
        }
    }
}
