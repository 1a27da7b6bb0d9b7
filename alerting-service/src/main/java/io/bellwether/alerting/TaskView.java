package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Mover;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A task as the API gives it; what is unknown is absent, but a missing owner is told as null. */
@Schema(name = "Task")
@JsonInclude(Include.NON_NULL)
record TaskView(
        UUID id,

        @Schema(description = "Counts the task's changes from 1; quoted, it is the ETag.")
        long version,

        @Schema(description = "Id of the account.") String account,
        String accountName,
        @Schema(enumeration = {"churn-risk", "expansion"}) String type,

        @Schema(description = "The indicator or opportunity.", examples = "usage-decline")
        String reason,

        @Schema(description = "How often there has been a task for this account, type and reason, from 1.")
        int occurrence,

        @Schema(enumeration = {"open", "acknowledged", "done", "dismissed", "resolved"})
        String status,

        @Schema(enumeration = {"critical", "high", "medium", "low"})
        String severity,

        @Schema(examples = "Usage fell sharply at Acme GmbH")
        String title,

        @Schema(description = "Why, in plain words with the numbers.")
        String evidence,

        @Schema(description = "The measures that moved the account's score, with the points of each.")
        List<Mover> movers,

        @Schema(description = "Health of the account when last told, 0 to 100.")
        Integer score,

        @Schema(enumeration = {"green", "yellow", "red"}) String band,

        @Schema(description = "The CSM; null where the account has none.", nullable = true) @JsonInclude(Include.ALWAYS)
        String owner,

        @Schema(description = "The day (UTC) on which the condition became true.")
        LocalDate since,

        @Schema(description = "The last day (UTC) on which acting is in time.")
        LocalDate due,

        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "Who took it up.") String acknowledgedBy,
        Instant acknowledgedAt,

        @Schema(description = "Who completed or dismissed it, or the source of the event that resolved it.")
        String closedBy,

        Instant closedAt,

        @Schema(description = "The outcome of a done, the reason of a dismissed, the evidence of a resolved task.")
        String closedWhy,

        @Schema(description = "Newest first, at most 200; only where one task is asked for.")
        List<Entry> history) {

    static TaskView of(Task task) {
        return of(task, null);
    }

    static TaskView of(Task task, List<Entry> history) {
        var identity = task.identity();
        var content = task.content();
        var explanation = content.explanation();
        var acknowledged = task.state().acknowledged();
        var closed = task.state() instanceof Closed it ? it : null;
        return new TaskView(
                task.id(),
                task.version(),
                identity.account(),
                content.accountName(),
                Words.of(identity.type()),
                identity.reason(),
                task.occurrence(),
                Words.of(task.state().status()),
                Words.of(content.severity()),
                content.title(),
                explanation.evidence(),
                explanation.movers(),
                explanation.score(),
                explanation.band() == null ? null : Words.of(explanation.band()),
                content.owner(),
                content.since(),
                content.due(),
                task.createdAt(),
                task.updatedAt(),
                acknowledged == null ? null : acknowledged.who(),
                acknowledged == null ? null : acknowledged.at(),
                closed == null ? null : closed.closed().who(),
                closed == null ? null : closed.closed().at(),
                closed == null ? null : closed.why(),
                history);
    }

    /** One change. */
    @Schema(name = "TaskChange")
    @JsonInclude(Include.NON_NULL)
    record Entry(
            @Schema(description = "Of the task, after the change.")
            long version,

            Instant at,

            @Schema(description = "A person's name, or the source of the event.")
            String who,

            String what,

            @Schema(description = "What exactly, in plain words.")
            String detail) {}
}
