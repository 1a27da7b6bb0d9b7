package io.bellwether.alerting.assign;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.person.Absence;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.WorkingTime;
import io.bellwether.alerting.task.Customer;
import io.bellwether.alerting.task.Desk.Work;
import io.bellwether.alerting.task.Identity;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Event;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** People, accounts and work for the tests of assignment. */
final class Crew {

    static final LocalDate FRIDAY = LocalDate.parse("2026-05-15");
    static final Instant NOW = Instant.parse("2026-05-15T08:00:00Z");

    private Crew() {}

    static Person csm(String id) {
        return new Person(id, id, null, "csm", null, ZoneOffset.UTC, WorkingTime.USUAL);
    }

    static Absence away(String person, LocalDate from, LocalDate to, String deputy) {
        return new Absence(UUID.nameUUIDFromBytes(new byte[] {1}), person, from, to, deputy, null);
    }

    /** The account {@code vip} has the tag {@code strategic}. */
    static Account account(String id) {
        var tags = "vip".equals(id) ? List.of("strategic") : List.<String>of();
        var told = new Described(id, null, null, null, null, null, null, null, null, null, null, "dach", tags);
        return Account.of(id, Page.of(new Event("crm", id, id, NOW, told)), new Segments(100_000, 25_000));
    }

    /** @param csm null where the account has none */
    static Work work(String account, String csm, String segment) {
        var identity = new Identity(account, Task.Type.CHURN_RISK, "red-health");
        return new Work(identity, Severity.HIGH, csm, new Customer(account, segment, null, null));
    }
}
