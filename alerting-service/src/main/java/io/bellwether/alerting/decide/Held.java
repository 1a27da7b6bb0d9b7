package io.bellwether.alerting.decide;

import io.bellwether.alerting.task.Signal;
import java.time.Instant;

/**
 * A signal that waits until it may take its effect. At most one of each identity waits.
 *
 * @param by the id of the task or of the silence that holds it back, or the CSM whose week is full; null where it only
 *     has to settle
 * @param until when it is looked at again; null where that is when the task that holds it back is closed
 * @param urgency what is released together is released by it
 */
public record Held(Signal signal, Why why, String by, Instant since, Instant until, double urgency) {}
