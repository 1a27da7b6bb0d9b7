package io.bellwether.survey;

import io.bellwether.survey.invitation.State;
import io.bellwether.survey.invitation.State.Answered;
import io.bellwether.survey.invitation.State.Expired;
import io.bellwether.survey.invitation.State.Pending;
import io.bellwether.survey.invitation.State.Withdrawn;
import java.util.Locale;

/** The name of an invitation's state, on the wire and in the database. */
enum Status {
    PENDING,
    ANSWERED,
    EXPIRED,
    WITHDRAWN;

    static Status of(State state) {
        return switch (state) {
            case Pending _ -> PENDING;
            case Answered _ -> ANSWERED;
            case Expired _ -> EXPIRED;
            case Withdrawn _ -> WITHDRAWN;
        };
    }

    static Status stored(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
