package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.notify.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery as the API gives it. */
@Schema(name = "Delivery")
@JsonInclude(Include.NON_NULL)
record DeliveryView(
        @Schema(description = "Also the webhook-id or Message-ID: the same for each attempt and replay.")
        UUID id,

        @Schema(description = "What is told: the same for all recipients of the same occasion.")
        String event,

        @Schema(description = "Absent where it tells of several, or is a test.")
        UUID task,

        @Schema(description = "Those that a group or digest tells of, at most 200.")
        List<UUID> tasks,

        @Schema(examples = "raised") String occasion,
        Channel channel,

        @Schema(description = "To whom; absent where an endpoint is nobody's own.")
        String person,

        @Schema(description = "Where to; absent for e-mail.")
        UUID endpoint,

        DeliveryState state,

        @Schema(description = "Attempts that have ended: those of the log. One that is under way is not among them.")
        int attempts,

        @Schema(
                description =
                        "When the next attempt is made at the earliest; while one is under way, when another is made "
                                + "if that one never ends.")
        Instant nextAttempt,

        @Schema(description = "The beginning of what was answered last, or why there was no answer.")
        String lastAnswer,

        Instant createdAt,

        @Schema(description = "Delivered, given up or disabled then.")
        Instant finishedAt,

        @Schema(description = "Only where one delivery is asked for.")
        List<AttemptView> log) {

    DeliveryView with(List<AttemptView> itsLog) {
        return new DeliveryView(
                id,
                event,
                task,
                tasks,
                occasion,
                channel,
                person,
                endpoint,
                state,
                attempts,
                nextAttempt,
                lastAnswer,
                createdAt,
                finishedAt,
                itsLog);
    }

    /** One attempt. */
    @Schema(name = "DeliveryAttempt")
    @JsonInclude(Include.NON_NULL)
    record AttemptView(
            int number,
            Instant at,
            @Schema(description = "How long it took.") long millis,

            @Schema(description = "Of HTTP or SMTP; absent where there was no answer.")
            Integer status,

            @Schema(description = "The beginning of the answer, or why there was none.")
            String answer) {}
}
