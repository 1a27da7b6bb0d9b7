package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.notify.Endpoint;
import io.bellwether.alerting.notify.Filter;
import io.bellwether.events.KebabCase;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint as the API gives it, with all that may be shown of it. */
@Schema(name = "Endpoint")
@JsonInclude(Include.NON_NULL)
record EndpointView(
        UUID id,
        Channel channel,

        @Schema(description = "The beginning of its URL. The rest may be a secret and is not shown.")
        String origin,

        String description,

        @Schema(description = "Whose own it is; absent where it is told of all that its filter matches.")
        String person,

        Filter filter,

        @Schema(description = "How messages are signed; absent for slack and teams.")
        Signing signature,

        boolean enabled,
        @Schema(description = "Why it is not enabled.") String disabledWhy,

        @Schema(description = "It is overloaded: nothing is sent there until then.")
        Instant pausedUntil,

        Instant createdAt,
        Instant updatedAt,

        @Schema(
                description =
                        "What to verify messages with: whsec_… for hmac, the public key whpk_… for ed25519. Only in "
                                + "the answer that makes it, never again.")
        String secret) {

    Endpoint endpoint() {
        return new Endpoint(id, channel, person, filter, enabled);
    }

    EndpointView with(String itsSecret) {
        return new EndpointView(
                id,
                channel,
                origin,
                description,
                person,
                filter,
                signature,
                enabled,
                disabledWhy,
                pausedUntil,
                createdAt,
                updatedAt,
                itsSecret);
    }

    /** How messages are signed. */
    @EnumNaming(KebabCase.class)
    @Schema(name = "Signing")
    enum Signing {
        HMAC,
        ED25519
    }
}
