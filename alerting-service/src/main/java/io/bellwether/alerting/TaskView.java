package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.task.Assignment;
import io.bellwether.alerting.task.Explanation;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.State;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Snoozed;
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
        @Schema(description = "Of the account.") String segment,

        @Schema(description = "Annual recurring revenue of the account, in the installation's currency.")
        Double arr,

        @Schema(description = "The day on which the account's contract ends.")
        LocalDate renewal,

        @Schema(
                enumeration = {"churn-risk", "expansion", "renewal", "qbr", "review", "check-in", "onboarding", "manual"
                })
        String type,

        @Schema(
                description =
                        "The indicator, opportunity or milestone; of what was made by hand, the words of its title.",
                examples = "usage-decline")
        String reason,

        @Schema(description = "How often there has been a task for this account, type and reason, from 1.")
        int occurrence,

        @Schema(enumeration = {"open", "acknowledged", "in-progress", "snoozed", "done", "dismissed", "resolved"})
        String status,

        @Schema(enumeration = {"critical", "high", "medium", "low"})
        String severity,

        @Schema(examples = "Usage fell sharply at Acme GmbH")
        String title,

        @Schema(description = "Why, in plain words with the numbers.")
        String evidence,

        @Schema(description = "The measures that moved the account's score, with the points of each.")
        List<Mover> movers,

        @Schema(description = "Health of the account now, 0 to 100; it moves without a change of the task.")
        Integer score,

        @Schema(
                description = "Of the account now.",
                enumeration = {"green", "yellow", "red"})
        String band,

        @Schema(description = "The CSM; null where the account has none.", nullable = true) @JsonInclude(Include.ALWAYS)
        String owner,

        @Schema(description = "How it came to its owner; absent for tasks of old.")
        Assigned assigned,

        @Schema(description = "The day (UTC) on which the condition became true.")
        LocalDate since,

        @Schema(description = "The last day on which taking it up is in time, by the calendar of the first owner.")
        LocalDate due,

        @Schema(description = "What the list is sorted by: the higher, the more urgent.")
        double urgency,

        @Schema(
                description = "The factors of the urgency.",
                examples = "high ×4.00, ARR 138,000 ×1.17, renewal on 2026-06-30 ×2.00")
        String urgencyHow,

        Instant createdAt,
        Instant updatedAt,
        @JsonUnwrapped Work work,

        @Schema(description = "How far its playbook has got; absent where it goes by none.")
        ProgressView progress,

        @Schema(description = "Who was drawn in, and which SLA was not kept, in order of time; absent where none.")
        List<EscalationView> escalations,

        @Schema(description = "Newest first, at most 200; only where one task is asked for.")
        List<Entry> history,

        @Schema(description = "Path and query of the changes before those of history; absent where there are none.")
        String olderHistory) {

    /**
     * What else there is to tell of a task; null where there is nothing.
     *
     * @param health of its account by now; null where it was never published
     */
    record More(Account.Health health, ProgressView progress, List<EscalationView> escalations, List<Entry> history) {

        More with(List<Entry> entries) {
            return new More(health, progress, escalations, entries);
        }
    }

    static TaskView of(Task task, More more) {
        var identity = task.identity();
        var content = task.content();
        var explanation = content.explanation();
        var health = health(explanation, more.health());
        return new TaskView(
                task.id(),
                task.version(),
                identity.account(),
                content.customer().name(),
                content.customer().segment(),
                content.customer().arr(),
                content.customer().renewal(),
                Words.of(identity.type()),
                identity.reason(),
                task.occurrence(),
                Words.of(task.state().status()),
                Words.of(content.severity()),
                content.title(),
                explanation.evidence(),
                explanation.movers(),
                health.score(),
                health.band(),
                content.owner(),
                Assigned.of(content.assigned()),
                content.since(),
                content.due(),
                content.urgency().value(),
                content.urgency().how(),
                task.createdAt(),
                task.updatedAt(),
                Work.on(task.state()),
                more.progress(),
                more.escalations(),
                more.history(),
                TaskHistory.older(task.id(), more.history()));
    }

    /** What its signal told of the health counts only as long as none was published. */
    private static Account.Health health(Explanation told, Account.Health published) {
        return published == null || published.score() == null
                ? new Account.Health(told.score(), told.band() == null ? null : Words.of(told.band()), null)
                : published;
    }

    /** How a task came to its owner. */
    @Schema(name = "TaskAssignment")
    @JsonInclude(Include.NON_NULL)
    record Assigned(
            @JsonInclude(Include.ALWAYS) @Schema(nullable = true)
            String owner,

            @Schema(
                    enumeration = {
                        "account-owner",
                        "deputy",
                        "route",
                        "pool",
                        "over-capacity",
                        "away",
                        "person",
                        "nobody"
                    })
            String why,

            @Schema(description = "The route, or the pool, that led to the owner; absent where none did.")
            String route,

            @Schema(description = "The CSM for whom the owner stands in.")
            String insteadOf,

            @Schema(description = "Why, in plain words.") String words) {

        /** Null where it was not kept. */
        static Assigned of(Assignment it) {
            return it.why() == null
                    ? null
                    : new Assigned(it.owner(), Words.of(it.why()), it.route(), it.insteadOf(), it.words());
        }
    }

    /** Who did what with the task so far; what has not happened is absent. */
    @Schema(name = "TaskWork")
    @JsonInclude(Include.NON_NULL)
    record Work(
            @Schema(description = "Who took it up.") String acknowledgedBy,
            Instant acknowledgedAt,

            @Schema(description = "Who began to work on it.")
            String startedBy,

            Instant startedAt,

            @Schema(description = "When a snoozed task comes back.")
            Instant snoozedUntil,

            @Schema(description = "Who completed or dismissed it, or the source of the event that resolved it.")
            String closedBy,

            Instant closedAt,

            @Schema(description = "What came of it: a word of /v1/outcomes.", examples = "saved")
            String outcome,

            @Schema(description = "The note of a done, the reason of a dismissed, the evidence of a resolved task.")
            String closedWhy) {

        static Work on(State state) {
            var closed = state instanceof Closed it ? it : null;
            return new Work(
                    who(state.acknowledged()),
                    at(state.acknowledged()),
                    who(state.started()),
                    at(state.started()),
                    state instanceof Snoozed snoozed ? snoozed.until() : null,
                    closed == null ? null : who(closed.closed()),
                    closed == null ? null : at(closed.closed()),
                    closed == null ? null : closed.outcome(),
                    closed == null ? null : closed.why());
        }

        private static String who(Stamp stamp) {
            return stamp == null ? null : stamp.who();
        }

        private static Instant at(Stamp stamp) {
            return stamp == null ? null : stamp.at();
        }
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
