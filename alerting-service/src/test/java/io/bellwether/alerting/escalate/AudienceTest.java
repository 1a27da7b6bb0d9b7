package io.bellwether.alerting.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.person.Absence;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.Staff;
import io.bellwether.alerting.person.WorkingTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final Instant NOW = Instant.parse("2026-05-15T08:00:00Z");
    private static final Level EXECUTIVE = new Level("executive", List.of("vp", "executive"));
    private static final List<String> FALLBACK = List.of("manager", "admin");

    private final List<Person> people = new ArrayList<>(List.of(
            person("ana", "csm", "tom"),
            person("tom", "manager", "vera"),
            person("vera", "vp", "tom"), // a circle, by mistake
            person("tim", "manager", null),
            person("viktor", "vp", null)));

    @Test
    void ofEachRoleWhoIsAboveTheOwnerIsTold() {
        assertThat(told("ana", EXECUTIVE)).isEqualTo(new Audience(List.of("vera"), ""));
    }

    @Test
    void whereNobodyAboveHasTheRoleEverybodyWithItIsTold() {
        assertThat(told("stranger", EXECUTIVE).people()).containsExactly("vera", "viktor");
        assertThat(told(null, new Level("manager", List.of("manager"))).people())
                .containsExactly("tim", "tom");
    }

    @Test
    void whereNobodyHasARoleTheFallbackIsToldAndItIsSaid() {
        var saveTeam = new Level("save-team", List.of("save-team"));

        assertThat(told("ana", saveTeam))
                .isEqualTo(new Audience(
                        List.of("tim", "tom"), "Nobody is save-team: told everybody who is manager or admin instead."));
        people.clear();
        assertThat(told("ana", saveTeam))
                .isEqualTo(new Audience(List.of(), "Nobody is save-team, and there is nobody else to tell."));
    }

    @Test
    void whoStandsInForSomebodyAwayIsToldToo() {
        var day = LocalDate.parse("2026-05-15");
        var away = new Absence(new UUID(1, 1), "vera", day, day, "viktor", null);

        var audience = Audience.of(EXECUTIVE, "ana", FALLBACK, Staff.of(people, List.of(away)), NOW);

        assertThat(audience.people()).containsExactly("vera", "viktor");
    }

    private Audience told(String owner, Level level) {
        return Audience.of(level, owner, FALLBACK, Staff.of(people, List.of()), NOW);
    }

    private static Person person(String id, String role, String manager) {
        return new Person(id, id, null, role, manager, ZoneOffset.UTC, WorkingTime.USUAL);
    }
}
