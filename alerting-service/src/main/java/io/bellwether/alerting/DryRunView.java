package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.decide.Outcome;
import io.bellwether.alerting.notify.Planned;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What would become of a signal, as the API gives it. */
@Schema(name = "DryRun")
@JsonInclude(Include.NON_NULL)
record DryRunView(
        @Schema(enumeration = {"raised", "reopened", "updated", "held", "kept"})
        String outcome,

        @Schema(description = "The named reason.", examples = "new")
        String why,

        @Schema(description = "What was found on its way, stage by stage.")
        List<DecisionView.Found> path,

        @Schema(description = "When what is held would be looked at again; absent while a task mutes it.")
        Instant until,

        @Schema(description = "The task as it would be; absent where none would change.")
        Work task,

        @Schema(description = "What a new task would go by; absent where nothing fits.")
        Play playbook,

        @Schema(description = "Whom it would be told to, by which channel, and when.")
        List<Told> notifications) {

    private static final int LONGEST_NAME = 256;

    /** The task as it would be. */
    @Schema(name = "DryRunTask")
    @JsonInclude(Include.NON_NULL)
    record Work(
            UUID id,
            int occurrence,
            String title,
            String owner,
            String severity,
            LocalDate due,
            double urgency,
            String urgencyHow) {}

    /** The playbook that it would go by. */
    @Schema(name = "DryRunPlaybook")
    record Play(String name, int version, String title) {}

    /** Somebody who would be told. */
    @Schema(name = "DryRunNotification")
    @JsonInclude(Include.NON_NULL)
    record Told(
            @Schema(description = "Absent for an endpoint that is nobody's own.")
            String person,

            @Schema(enumeration = {"email", "slack", "teams", "webhook"})
            String channel,

            UUID endpoint,
            Instant at,

            @Schema(
                    description = "Whether it would be told together with others: in a digest, or with what else comes "
                            + "for the account.")
            boolean together) {

        static Told of(Planned planned) {
            return new Told(
                    planned.person(),
                    Words.of(planned.channel()),
                    planned.endpoint() == null ? null : planned.endpoint().id(),
                    planned.due(),
                    planned instanceof Planned.Part);
        }
    }

    static DryRunView of(Outcome outcome) {
        var path = outcome.path().stream().map(DecisionView.Found::of).toList();
        return new DryRunView(outcome.word(), outcome.decisive().reason(), path, null, null, null, null);
    }

    DryRunView until(Instant time) {
        return new DryRunView(outcome, why, path, time, task, playbook, notifications);
    }

    DryRunView with(Task it) {
        var content = it.content();
        var work = new Work(
                it.id(),
                it.occurrence(),
                content.title(),
                content.owner(),
                Words.of(content.severity()),
                content.due(),
                content.urgency().value(),
                content.urgency().how());
        return new DryRunView(outcome, why, path, until, work, playbook, notifications);
    }

    /** @param it null for none */
    DryRunView playbook(PlaybookStore.Version it) {
        var play = it == null
                ? null
                : new Play(it.playbook().name(), it.version(), it.playbook().title());
        return new DryRunView(outcome, why, path, until, task, play, notifications);
    }

    DryRunView notifications(List<Told> told) {
        return new DryRunView(outcome, why, path, until, task, playbook, told);
    }

    /** A signal that might be, with what else is to be supposed of the account; what is absent is as it is known. */
    @Schema(name = "DryRunBody")
    record Body(
            @NotBlank @Size(max = LONGEST_NAME) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String account,

            @Schema(enumeration = {"churn-risk", "expansion", "renewal", "qbr", "review", "check-in", "onboarding"})
            @NotNull
            @Pattern(regexp = TaskListQuery.TYPE)
            String type,

            @Schema(description = "An indicator, an opportunity or a date.", examples = "usage-decline")
            @NotBlank
            @Size(max = LONGEST_NAME)
            @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String reason,

            @Schema(
                    description = "Of a date, as the calendar has it where it is absent.",
                    enumeration = {"critical", "high", "medium", "low"})
            @Pattern(regexp = "critical|high|medium|low")
            String severity,

            @Schema(description = "The day on which it became true, or came; today (UTC), where it is absent.")
            LocalDate since,

            @Size(max = Ask.LONGEST_TEXT) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String evidence,

            @Schema(description = "Health of the account, 0 to 100.") @Min(0) @Max(100)
            Integer score,

            @Schema(enumeration = {"green", "yellow", "red"}) @Pattern(regexp = "green|yellow|red")
            String band,

            @Size(max = LONGEST_NAME) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String csm,

            @Size(max = LONGEST_NAME) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String segment,

            @Size(max = LONGEST_NAME) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String region,

            @Size(max = 100)
            List<@NotBlank @Size(max = LONGEST_NAME) @Pattern(regexp = TaskListQuery.NO_NUL) String> tags,

            @Schema(description = "Annual recurring revenue in the installation's currency.") @PositiveOrZero
            Double arr) {}
}
