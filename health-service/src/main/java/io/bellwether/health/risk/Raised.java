package io.bellwether.health.risk;

import io.bellwether.events.Severity;
import java.time.LocalDate;

/**
 * A risk or opportunity that was raised and not yet cleared.
 *
 * @param since the first day of the unbroken run of days on which the condition held
 * @param raisedOn the day on which we noticed
 * @param lastHeld the last day on which the condition held when it was looked at; a day ahead, where it is known to hold until
 *     then if no event comes
 * @param saidOn the day of the last announcement
 */
public record Raised(
        String name,
        Severity severity,
        double confidence,
        String evidence,
        LocalDate since,
        LocalDate raisedOn,
        LocalDate lastHeld,
        LocalDate saidOn) {

    public Raised lastHeldOn(LocalDate day) {
        return new Raised(name, severity, confidence, evidence, since, raisedOn, day, saidOn);
    }
}
