package io.bellwether.survey.invitation;

import io.bellwether.survey.invitation.State.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One contact asked one question once. */
public record Invitation(UUID id, Ask ask, Instant createdAt, State state) {

    public static Invitation pending(UUID id, Ask ask, Instant now, Duration lifetime) {
        return new Invitation(id, ask, now, new Pending(now.plus(lifetime), Optional.empty()));
    }

    public Invitation become(State next) {
        return new Invitation(id, ask, createdAt, next);
    }
}
