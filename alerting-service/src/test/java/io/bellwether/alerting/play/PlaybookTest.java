package io.bellwether.alerting.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.WorkingTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybookTest {

    private static final WorkingTime WITH_HOLIDAYS = new WorkingTime(
            WorkingTime.USUAL.days(),
            WorkingTime.USUAL.from(),
            WorkingTime.USUAL.to(),
            Set.of(LocalDate.parse("2026-03-30"), LocalDate.parse("2026-10-26")));

    @ParameterizedTest(name = "begun at {0} in {1}: {2} working days end on {3}, so many calendar days on {4}")
    @CsvSource({
        "2026-03-27T22:59:59Z, Europe/Berlin, 1, 2026-03-31, 2026-03-28", // Friday still; Monday is a holiday
        "2026-03-27T23:00:00Z, Europe/Berlin, 1, 2026-03-31, 2026-03-29", // Saturday, at UTC+1
        "2026-03-29T21:59:59Z, Europe/Berlin, 1, 2026-03-31, 2026-03-30", // Sunday, after the clocks went on to UTC+2
        "2026-03-29T22:00:00Z, Europe/Berlin, 1, 2026-03-31, 2026-03-31", // the holiday itself
        "2026-03-30T22:00:00Z, Europe/Berlin, 1, 2026-04-01, 2026-04-01", // Tuesday
        "2026-10-24T21:59:59Z, Europe/Berlin, 2, 2026-10-28, 2026-10-26", // Saturday, at UTC+2
        "2026-10-25T22:59:59Z, Europe/Berlin, 2, 2026-10-28, 2026-10-27", // Sunday, after the clocks went back to UTC+1
        "2026-10-25T23:00:00Z, Europe/Berlin, 2, 2026-10-28, 2026-10-28", // the holiday itself
        "2026-10-26T23:00:00Z, Europe/Berlin, 2, 2026-10-29, 2026-10-29", // Tuesday
        "2026-03-08T07:59:59Z, America/Los_Angeles, 0, 2026-03-09, 2026-03-07", // Saturday, at UTC-8
        "2026-03-09T06:59:59Z, America/Los_Angeles, 1, 2026-03-09, 2026-03-09", // Sunday, at UTC-7 by then
        "2026-03-09T07:00:00Z, America/Los_Angeles, 1, 2026-03-10, 2026-03-10",
        "2028-02-28T12:00:00Z, Pacific/Auckland, 1, 2028-03-01, 2028-03-01", // on a leap day already
    })
    void stepsAreDueByTheClockAndTheCalendarOfWhoeverHasTheTask(
            Instant begun, String zone, int days, LocalDate working, LocalDate calendar) {
        var person = new Person("ana", "Ana", null, "csm", null, ZoneId.of(zone), WITH_HOLIDAYS);
        var day = person.dayAt(begun);

        assertThat(workingDays(days).due(day, person.working())).isEqualTo(working);
        assertThat(calendarDays(days).due(day, person.working())).isEqualTo(calendar);
    }

    @Property
    void betweenTheBeginningAndTheLastDayAreJustSoManyWorkingDays(
            @ForAll @Size(min = 1) Set<DayOfWeek> days,
            @ForAll @IntRange(max = 40) int count,
            @ForAll @IntRange(min = 20_000, max = 21_000) int epochDay,
            @ForAll Set<@IntRange(max = 60) Integer> off) {
        var start = LocalDate.ofEpochDay(epochDay);
        var holidays = off.stream().map(start::plusDays).toList();
        var working = new WorkingTime(days, WorkingTime.USUAL.from(), WorkingTime.USUAL.to(), Set.copyOf(holidays));

        var due = workingDays(count).due(start, working);

        assertThat(working.on(due)).isTrue();
        var between = start.plusDays(1)
                .datesUntil(due.plusDays(1))
                .filter(working::on)
                .toList();
        if (count > 0) {
            assertThat(between).hasSize(count);
        } else {
            assertThat(working.on(start) ? between : List.of()).isEmpty();
        }
    }

    @Test
    void aStepHasEitherKindOfDays() {
        var both = new Playbook.Step("Call", "csm", 1, 1, null);

        assertThat(new Playbook("a", "A", null, null, null, List.of(both), null, null).faults())
                .containsExactly(new Fault("/steps/0", "must have either days or businessDays"));
    }

    private static Playbook.Step workingDays(int days) {
        return new Playbook.Step("Call", "csm", days, null, null);
    }

    private static Playbook.Step calendarDays(int days) {
        return new Playbook.Step("Call", "csm", null, days, null);
    }
}
