package io.bellwether.alerting.escalate;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.WorkingTime;
import io.bellwether.alerting.task.Assignment;
import io.bellwether.alerting.task.Content;
import io.bellwether.alerting.task.Customer;
import io.bellwether.alerting.task.Explanation;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.State;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Urgency;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Event;
import io.bellwether.events.Health;
import io.bellwether.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One task of one account in Berlin, for the tests of escalation; it goes on as the ladder says. */
final class Case {

    static final Ladder LADDER = new Ladder(
            List.of(
                    new Level("csm", null),
                    new Level("manager", List.of("manager")),
                    new Level("executive", List.of("vp", "executive")),
                    new Level("save-team", List.of("save-team"))),
            List.of("manager"),
            Set.of(io.bellwether.events.Task.Type.CHURN_RISK),
            Set.of(io.bellwether.events.Task.Type.RENEWAL),
            Map.of("manager", 8, "executive", 15),
            List.of(
                    new StateRule("manager", Set.of("red"), null, null, null, "Red."),
                    new StateRule(
                            "save-team",
                            null,
                            null,
                            Set.of("renewal-at-risk"),
                            Set.of(Severity.CRITICAL, Severity.HIGH),
                            "Contract at risk.")),
            Map.of(
                    Severity.CRITICAL, new Sla(Duration.ofHours(2), 3),
                    Severity.HIGH, new Sla(Duration.ofHours(4), 10),
                    Severity.MEDIUM, new Sla(Duration.ofHours(8), 20),
                    Severity.LOW, new Sla(Duration.ofHours(1_000), 400)),
            "manager");
    static final Instant OPENED = Instant.parse("2026-05-15T08:00:00Z");
    static final Person OWNER =
            new Person("ana", "Ana", null, "csm", "tom", ZoneId.of("Europe/Berlin"), WorkingTime.USUAL);

    io.bellwether.events.Task.Type type = io.bellwether.events.Task.Type.CHURN_RISK;
    String reason = "usage-decline";
    Severity severity = Severity.LOW;
    State state = new State.Open();
    Band band = Band.GREEN;
    Instant woken;
    LocalDate nextStep;
    final Set<String> reached = new HashSet<>();
    final Set<Sla.Kind> breached = EnumSet.noneOf(Sla.Kind.class);

    Look look(Instant now) {
        return LADDER.look(new Situation(task(), OWNER, account(), OPENED, woken, nextStep, reached, breached), now);
    }

    /** Looks, and remembers what came of it as the database would. */
    Look go(Instant now) {
        var look = look(now);
        look.escalation().ifPresent(it -> {
            reached.addAll(it.passed());
            if (it.isNew()) {
                reached.add(it.level().name());
            }
            breached.addAll(it.breaches().keySet());
        });
        return look;
    }

    private Task task() {
        var content = new Content(
                severity,
                LocalDate.parse("2026-05-15"),
                "Usage fell",
                new Explanation("Usage fell.", List.of(), null, null),
                new Customer("Acme", null, null, null),
                Assignment.ofCsm("ana"),
                LocalDate.parse("2026-05-20"),
                new Urgency(1, "", null));
        return new Task(new UUID(1, 1), 1, new Identity("acme", type, reason), 1, content, state, OPENED, OPENED);
    }

    private Account account() {
        var scored = new Health.Scored(
                LocalDate.parse("2026-05-15"),
                "value",
                1,
                true,
                63,
                62.9,
                0.8,
                band,
                band,
                null,
                null,
                null,
                AccountCard.UNKNOWN);
        var page = Page.of(new Event("health", "1", "acme", OPENED, scored));
        return Account.of("acme", page, new Segments(100_000, 25_000));
    }
}
