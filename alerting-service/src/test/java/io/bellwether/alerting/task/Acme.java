package io.bellwether.alerting.task;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Mover;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One account in one week, for the tests of the core. */
final class Acme {

    static final LocalDate FRIDAY = LocalDate.parse("2026-05-15");
    static final Instant MORNING = Instant.parse("2026-05-15T08:00:00Z");
    static final Instant NOON = Instant.parse("2026-05-15T12:00:00Z");
    static final Stamp MARIA = new Stamp("maria", NOON);
    static final String HEALTH = "urn:bellwether:health-service";
    static final Identity USAGE = new Identity("acme", Task.Type.CHURN_RISK, "usage-decline");
    static final AccountCard CARD = new AccountCard("Acme GmbH", "maria", "mid-market", 138_000.0, null);

    private static final Map<Severity, Integer> DUE =
            Map.of(Severity.CRITICAL, 1, Severity.HIGH, 2, Severity.MEDIUM, 5, Severity.LOW, 10);
    static final TypeRules RISKS =
            new TypeRules(DUE, "{reason} at {account}", Map.of("usage-decline", "Usage fell sharply at {account}"));
    static final Map<Task.Type, TypeRules> TYPES =
            Arrays.stream(Task.Type.values()).collect(Collectors.toMap(type -> type, _ -> RISKS));
    static final UrgencyRules URGENCY = new UrgencyRules(
            Map.of(Severity.CRITICAL, 8.0, Severity.HIGH, 4.0, Severity.MEDIUM, 2.0, Severity.LOW, 1.0),
            new UrgencyRules.Arr(100_000, 0.5, 0.25, 4, 0.5),
            List.of(
                    new UrgencyRules.Horizon(60, 2.5),
                    new UrgencyRules.Horizon(-31, 1),
                    new UrgencyRules.Horizon(30, 3)));
    static final Rules RULES = new Rules(
            TYPES,
            0.5,
            14,
            90,
            Map.of("saved", OutcomeMeaning.ACTED, "false-alarm", OutcomeMeaning.FALSE_ALARM),
            URGENCY);
    static final Decider DECIDER = new Decider(RULES, Desk.OF_THE_ACCOUNT);

    private Acme() {}

    static Signal.Raised raised(Severity severity, LocalDate since, String evidence) {
        return raised(severity, since, evidence, CARD);
    }

    static Signal.Raised raised(Severity severity, LocalDate since, String evidence, AccountCard card) {
        var movers = List.of(new Mover("active-users", -4.25, "Active users fell from 213 to 128."));
        return new Signal.Raised(
                USAGE, HEALTH, severity, since, new Explanation(evidence, movers, 63, Band.YELLOW), card);
    }

    static Signal.Raised raised(Severity severity) {
        return raised(severity, FRIDAY, "Usage fell by 37 %.");
    }

    static Signal.Cleared cleared() {
        return new Signal.Cleared(USAGE, HEALTH, "Usage is back.");
    }

    /** The task after these signals, the first of which raises it. */
    static io.bellwether.alerting.task.Task after(Signal... signals) {
        io.bellwether.alerting.task.Task task = null;
        for (var signal : signals) {
            if (DECIDER.decide(signal, task, MORNING) instanceof Decision.Act act) {
                task = act.change().task();
            }
        }
        return task;
    }
}
