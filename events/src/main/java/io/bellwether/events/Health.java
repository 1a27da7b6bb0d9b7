package io.bellwether.events;

import java.time.LocalDate;
import java.util.List;

/** How well an account does. Topic {@code health-scores}, compacted. */
public sealed interface Health extends Fact {

    /**
     * @param score 0 to 100, rounded half-up, absent where not scored
     * @param exact the unrounded score to 2 decimals, absent where not scored
     * @param coverage the share of the model's weight that had data, 0 to 1
     * @param band absent where not scored
     * @param announcedBand follows the band with hysteresis: later by a few points or days, and without flapping at a bound
     * @param bandChange said once, with the score that announces another band
     * @param movers the three measures that moved the score the most over seven days
     */
    @Kind(value = "health.scored", says = "The account's health score was computed anew.")
    record Scored(
            @Required LocalDate asOf,
            @Required String model,
            @Required Integer modelVersion,
            @Required Boolean scored,
            Integer score,
            Double exact,
            @Required @Range(max = 1) Double coverage,
            Band band,
            Band announcedBand,
            BandChange bandChange,
            Severity churnRisk,
            List<Mover> movers,
            AccountCard account)
            implements Health {
        public Scored {
            movers = movers == null ? List.of() : List.copyOf(movers);
            account = account == null ? AccountCard.UNKNOWN : account;
        }
    }
}
