package io.bellwether.alerting.notify;

import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.WorkingTime;
import io.bellwether.events.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** People and notices of the tests. */
final class Samples {

    static final UUID TASK = UUID.fromString("0cf3a1c6-6fb4-3b2e-9c4e-5f4f5ce6f6b1");

    /** A Friday, ten o'clock in Berlin. */
    static final Instant FRIDAY = Instant.parse("2026-05-15T08:00:00Z");

    static final Wording.Link LINK = new Wording.Link("https://desk.example.com/tasks/{task}");

    private Samples() {}

    static Person person(String id, String email) {
        return new Person(id, id, email, "csm", null, ZoneId.of("Europe/Berlin"), WorkingTime.USUAL);
    }

    static Preferences always(PreferenceRule... rules) {
        return new Preferences(List.of(rules), null, false, Set.of(), LocalTime.of(8, 0));
    }

    static PreferenceRule everything(Timing when) {
        return new PreferenceRule(null, null, null, when);
    }

    static Notice notice(Occasion occasion, Severity severity) {
        return notice(occasion, severity, "Usage fell at Acme GmbH", "Usage fell by 37 %.");
    }

    static Notice notice(Occasion occasion, Severity severity, String title, String evidence) {
        return notice(occasion, severity, title, evidence, "urn:bellwether:health-service");
    }

    static Notice notice(Occasion occasion, Severity severity, String title, String evidence, String who) {
        return new Notice(
                "task-" + TASK + "-1-raised",
                occasion,
                FRIDAY,
                who,
                evidence,
                TASK,
                1L,
                "acme",
                "Acme GmbH",
                "churn-risk",
                "usage-decline",
                "open",
                severity,
                title,
                evidence,
                "maria",
                LocalDate.parse("2026-05-19"));
    }
}
