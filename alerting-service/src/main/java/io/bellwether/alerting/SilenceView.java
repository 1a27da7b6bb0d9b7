package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bellwether.alerting.decide.Silence;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Task;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A silence as the API gives it: as it was written, and what has become of it. */
@Schema(name = "Silence")
@JsonInclude(Include.NON_NULL)
record SilenceView(
        UUID id,

        @Schema(description = "Counts the silence's changes from 1; quoted, it is the ETag.")
        long version,

        @JsonUnwrapped Body silence,
        String author,

        @Schema(
                description = "pending before its beginning, active, or expired.",
                enumeration = {"pending", "active", "expired"})
        String state,

        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "What was done with it, newest first; in the answer to one silence only.")
        List<SilenceStore.Entry> history) {

    private static final int LONGEST_NAME = 256;

    static SilenceView of(SilenceStore.Row row, Instant now, List<SilenceStore.Entry> history) {
        var silence = row.silence();
        return new SilenceView(
                silence.id(),
                row.version(),
                Body.of(silence),
                silence.by(),
                state(silence, now),
                row.createdAt(),
                row.updatedAt(),
                history);
    }

    private static String state(Silence silence, Instant now) {
        if (!now.isBefore(silence.end())) {
            return "expired";
        }
        return now.isBefore(silence.begin()) ? "pending" : "active";
    }

    /** A silence as a person writes it: all matchers that are given must hold, and at least one is given. */
    @Schema(name = "SilenceBody")
    @JsonInclude(Include.NON_NULL)
    @JsonIgnoreProperties({"id", "version", "author", "state", "createdAt", "updatedAt", "history"}) // as it was read
    record Body(
            @Size(min = 1, max = LONGEST_NAME) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String account,

            @Schema(description = "All accounts of this CSM.")
            @Size(min = 1, max = LONGEST_NAME)
            @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String csm,

            @Size(min = 1, max = LONGEST_NAME) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String segment,

            @Schema(description = "All accounts that have this tag.")
            @Size(min = 1, max = LONGEST_NAME)
            @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String tag,

            @Schema(enumeration = {"churn-risk", "expansion", "renewal", "qbr", "review", "check-in", "onboarding"})
            @Pattern(regexp = TaskListQuery.TYPE)
            String type,

            @Schema(description = "An indicator, an opportunity or a date.", examples = "usage-decline")
            @Size(min = 1, max = LONGEST_NAME)
            @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String reason,

            @Schema(description = "Why nobody wants to hear of it.", examples = "They migrate; usage is back in June.")
            @NotBlank
            @Size(max = Ask.LONGEST_TEXT)
            @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String why,

            @Schema(description = "Now, where it is absent.")
            Instant begin,

            @Schema(description = "After its beginning and after now.") @NotNull
            Instant end) {

        static Body of(Silence silence) {
            var it = silence.matchers();
            return new Body(
                    it.account(),
                    it.csm(),
                    it.segment(),
                    it.tag(),
                    it.type() == null ? null : Words.of(it.type()),
                    it.reason(),
                    silence.why(),
                    silence.begin(),
                    silence.end());
        }

        boolean matchesAnything() {
            return account == null && csm == null && segment == null && tag == null && type == null && reason == null;
        }

        Silence silence(UUID id, String author, Instant now) {
            var matchers = new Silence.Matchers(
                    account, csm, segment, tag, type == null ? null : Words.parse(Task.Type.class, type), reason);
            return new Silence(id, matchers, author, why, begin == null ? now : begin, end);
        }
    }
}
