package io.bellwether.alerting;

import io.bellwether.alerting.task.Identity;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A task as a person makes it by hand. */
@Schema(name = "TaskToBe")
record TaskBody(
        @Schema(description = "The id of an account that is known.")
        @NotNull
        @Size(min = 1, max = Ask.LONGEST_NAME)
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String account,

        @Schema(description = "What is to be done, in one line.", examples = "Send Acme the roadmap")
        @NotNull
        @Size(max = LONGEST_TITLE)
        @Pattern(regexp = "\\P{Cntrl}*[^\\p{Cntrl}\\p{Z}]\\P{Cntrl}*", message = "must be one line of text")
        String title,

        @Schema(description = "More about it, and why.")
        @Size(max = Ask.LONGEST_TEXT)
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String description,

        @NotNull Severity severity,

        @Schema(description = "The last day on which it is in time; without it, as for a risk of the severity.")
        LocalDate due,

        @Schema(
                description =
                        "The id of a person of /v1/people, be it one's own; where nobody is written down there, any "
                                + "name. Without it, whoever would get a task of the account.")
        @Size(min = 1, max = Ask.LONGEST_NAME)
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String owner,

        @Schema(
                description =
                        "The name of a playbook of /v1/playbooks; without it, the one that the choices name, if any.")
        @Size(min = 1, max = Ask.LONGEST_NAME)
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String playbook) {

    private static final int LONGEST_TITLE = 200;

    /** Of one title at most one is open: who clicks twice, or asks again after a failure, does not make it twice. */
    Identity identity() {
        var words = title.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-");
        var reason = words.replaceAll("^-|-$", "");
        var known = reason.isEmpty() ? title.strip() : reason;
        return new Identity(account, Task.Type.MANUAL, known.substring(0, Math.min(known.length(), Ask.LONGEST_NAME)));
    }
}
