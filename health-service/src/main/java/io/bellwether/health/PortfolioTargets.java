package io.bellwether.health;

import io.bellwether.events.Band;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a portfolio should look like (requirements A10, seeds 001 and 004); shares are 0 to 1. */
@ConfigMapping(prefix = "bellwether.health.targets")
interface PortfolioTargets {

    /** The average score. */
    @WithDefault("75")
    double averageAbove();

    /** The share of green accounts among those that are scored. */
    @WithDefault("0.70")
    double greenAbove();

    @WithDefault("0.20")
    double yellowBelow();

    @WithDefault("0.10")
    double redBelow();

    /** Points that the average score should gain in a quarter. */
    @WithDefault("5")
    double improvementPerQuarter();

    default boolean averageMet(double score) {
        return score > averageAbove();
    }

    /** @param points that the average score gained in a quarter */
    default boolean improvementMet(double points) {
        return points >= improvementPerQuarter();
    }

    /** Whether a band's share is as it should be. */
    default boolean met(Band band, double share) {
        return switch (band) {
            case GREEN -> share > greenAbove();
            case YELLOW -> share < yellowBelow();
            case RED -> share < redBelow();
        };
    }
}
