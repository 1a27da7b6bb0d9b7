package io.bellwether.alerting.escalate;

import java.time.Instant;
import java.util.Optional;

/**
 * What comes of looking at a task.
 *
 * @param again when to look again; null where nothing comes of time alone
 */
public record Look(Optional<Escalation> escalation, Instant again) {

    static final Look NOTHING = new Look(Optional.empty(), null);
}
