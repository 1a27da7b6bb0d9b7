package io.bellwether.alerting;

import io.bellwether.alerting.task.Command;
import io.bellwether.alerting.task.Rules;
import io.bellwether.problems.Problem;
import io.bellwether.problems.Problem.Fault;
import io.bellwether.problems.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person asks to be done with a task, as the body of a request says it. */
sealed interface Ask {

    int LONGEST_TEXT = 2_000;
    int LONGEST_NAME = 256;

    /**
     * The command, checked against the rules.
     *
     * @param now where the owner of the task is
     * @param at JSON pointer to this in the request's body
     * @throws ProblemException 400 for what the rules do not take
     */
    Command command(Rules rules, ZonedDateTime now, String at);

    record Acknowledge() implements Ask {
        @Override
        public Command command(Rules rules, ZonedDateTime now, String at) {
            return new Command.Acknowledge();
        }
    }

    record Start() implements Ask {
        @Override
        public Command command(Rules rules, ZonedDateTime now, String at) {
            return new Command.Start();
        }
    }

    record Wake() implements Ask {
        @Override
        public Command command(Rules rules, ZonedDateTime now, String at) {
            return new Command.Wake();
        }
    }

    /** @param note what came of it in words, for the history and for those who look back */
    record Complete(
            @Schema(description = "A word of /v1/outcomes.", examples = "saved")
            String outcome,

            @Size(max = LONGEST_TEXT) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String note)
            implements Ask {
        @Override
        public Command command(Rules rules, ZonedDateTime now, String at) {
            return new Command.Complete(known(outcome, rules, at), note);
        }
    }

    /** @param reason why nothing needs to be done */
    record Dismiss(
            @Schema(description = "A word of /v1/outcomes.", examples = "false-alarm")
            String outcome,

            @NotBlank @Size(max = LONGEST_TEXT) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String reason)
            implements Ask {
        @Override
        public Command command(Rules rules, ZonedDateTime now, String at) {
            return new Command.Dismiss(known(outcome, rules, at), reason);
        }
    }

    record Snooze(
            @Schema(
                    description =
                            "A time, or a day: its beginning where the task's owner is; in UTC where that is not known.",
                    examples = {"2026-05-20T08:00:00+02:00", "2026-05-20"})
            @NotNull
            String until)
            implements Ask {
        @Override
        public Command command(Rules rules, ZonedDateTime now, String at) {
            var time = time(now.getZone(), at);
            var last = now.toInstant().plus(Duration.ofDays(rules.longestSnoozeDays()));
            if (!time.isAfter(now.toInstant()) || time.isAfter(last)) {
                throw wrong("must be after now and at most " + rules.longestSnoozeDays() + " days away", at + "/until");
            }
            return new Command.Snooze(time);
        }

        private Instant time(ZoneId zone, String at) {
            try {
                return until.contains("T")
                        ? OffsetDateTime.parse(until).toInstant()
                        : LocalDate.parse(until).atStartOfDay(zone).toInstant();
            } catch (DateTimeException e) {
                throw wrong("must be a time such as 2026-05-20T08:00:00Z or a day such as 2026-05-20", at + "/until");
            }
        }
    }

    /** @param owner the name under which the person signs in */
    record Assign(
            @Schema(
                    description = "The id of a person of /v1/people; where nobody is written down there, any name.",
                    examples = "tom")
            @NotBlank
            @Size(max = LONGEST_NAME)
            @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String owner)
            implements Ask {
        @Override
        public Command command(Rules rules, ZonedDateTime now, String at) {
            return new Command.Assign(owner);
        }
    }

    /** @param reason why it is not over after all */
    record Reopen(
            @NotBlank @Size(max = LONGEST_TEXT) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String reason)
            implements Ask {
        @Override
        public Command command(Rules rules, ZonedDateTime now, String at) {
            return new Command.Reopen(reason);
        }
    }

    record Comment(
            @NotBlank @Size(max = LONGEST_TEXT) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String text)
            implements Ask {
        @Override
        public Command command(Rules rules, ZonedDateTime now, String at) {
            return new Command.Comment(text);
        }
    }

    private static String known(String outcome, Rules rules, String at) {
        if (outcome != null && !rules.outcomes().containsKey(outcome)) {
            throw wrong("must be one of " + String.join(", ", rules.outcomes().keySet()), at + "/outcome");
        }
        return outcome;
    }

    static ProblemException wrong(String what, String pointer) {
        var detail = pointer.substring(pointer.lastIndexOf('/') + 1) + " " + what + ".";
        return new ProblemException(
                Problem.of(400, "invalid-request", "Invalid request", detail).with(List.of(new Fault(what, pointer))));
    }
}
