package io.bellwether.alerting.task;

import io.bellwether.events.Band;
import io.bellwether.events.Mover;
import java.util.List;

/**
 * Why a task exists, for the CSM who has to act on it.
 *
 * @param evidence plain words, with the numbers
 * @param movers the measures that gave or took the most points
 * @param score health of the account from 0 to 100; null where not scored
 * @param band null where not scored
 */
public record Explanation(String evidence, List<Mover> movers, Integer score, Band band) {

    public Explanation {
        movers = List.copyOf(movers);
    }
}
