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

        assertThat(workingDays(days).due(day, person.working())).containsExactly(working);
        assertThat(calendarDays(days).due(day, person.working())).containsExactly(calendar);
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

        var due = workingDays(count).due(start, working).getFirst();

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
        var both = new Playbook.Step("Call", "csm", 1, 1, null, null, null);

        assertThat(of(both).faults()).containsExactly(new Fault("/steps/0", "must have either days or businessDays"));
    }

    @ParameterizedTest(name = "begun on {0}, every {1} from day {2} to day {3}: {4}")
    @CsvSource({
        "2026-06-01, P1W, 14, 28, 2026-06-15 2026-06-22 2026-06-29",
        "2026-06-01, P7D, 14, 27, 2026-06-15 2026-06-22",
        "2026-06-01, P1W, 14, 14, 2026-06-15",
        "2026-06-01, P1D, 3, 9, 2026-06-04 2026-06-05 2026-06-08 2026-06-09 2026-06-10", // over a weekend
        "2026-06-01, P1D, 3, 6, 2026-06-04 2026-06-05", // it ends on a Sunday
        "2026-06-06, P1W, 7, 14, 2026-06-15 2026-06-19", // Saturdays: to the Monday after, at the end to the Friday
        // before
        "2026-06-06, P1D, 0, 1, 2026-06-08", // days off only
        "2026-03-16, P1W, 7, 21, 2026-03-23 2026-03-31 2026-04-06", // the second Monday is a holiday
    })
    void aStepThatRepeatsHasAWorkingDayForEachTime(LocalDate start, String every, int from, int days, String due) {
        assertThat(repeated(every, from, days).due(start, WITH_HOLIDAYS))
                .extracting(LocalDate::toString)
                .containsExactly(due.split(" "));
    }

    @Property
    void whateverTheDaysOffNoTimeIsOutsideOfItsSpanAndNoneIsLeftOutWithoutNeed(
            @ForAll @Size(min = 1) Set<DayOfWeek> days,
            @ForAll @IntRange(min = 1, max = 10) int every,
            @ForAll @IntRange(max = 20) int from,
            @ForAll @IntRange(max = 40) int length,
            @ForAll Set<@IntRange(max = 60) Integer> off) {
        var start = LocalDate.parse("2028-02-20");
        var holidays = off.stream().map(start::plusDays).toList();
        var working = new WorkingTime(days, WorkingTime.USUAL.from(), WorkingTime.USUAL.to(), Set.copyOf(holidays));

        var due = repeated("P" + every + "D", from, from + length).due(start, working);

        var span = start.plusDays(from)
                .datesUntil(start.plusDays(from + length + 1L))
                .filter(working::on)
                .toList();
        assertThat(due).isSorted().doesNotHaveDuplicates().allMatch(working::on);
        if (span.isEmpty()) {
            assertThat(due).hasSize(1);
        } else {
            assertThat(due).isSubsetOf(span).startsWith(span.getFirst());
        }
        if (every == 1) {
            assertThat(due).hasSize(Math.max(span.size(), 1));
        }
    }

    @Test
    void aRepetitionThatCannotBeUsedIsRefused() {
        var period = "must be a period of days or weeks, such as P1D or P1W";
        var first = "must be the day of the first time, from 0 to days";

        assertThat(of(
                                repeated("weekly", 7, 28),
                                repeated("P1M", 7, 28),
                                repeated("P2147483647Y", 7, 28),
                                repeated("P0D", 7, 28),
                                repeated("-P1W", 7, 28),
                                repeated("P1W", 29, 28),
                                repeated("P1W", -1, 28),
                                repeated("P1W", null, 28),
                                repeated(null, 7, 28),
                                new Playbook.Step("Call", "csm", 5, null, "P1D", 1, null))
                        .faults())
                .containsExactly(
                        new Fault("/steps/0/every", period),
                        new Fault("/steps/1/every", period),
                        new Fault("/steps/2/every", period),
                        new Fault("/steps/3/every", period),
                        new Fault("/steps/4/every", period),
                        new Fault("/steps/5/from", first),
                        new Fault("/steps/6/from", first),
                        new Fault("/steps/7/from", first),
                        new Fault("/steps/8/from", "is for a step that repeats, but every is missing"),
                        new Fault("/steps/9/days", "must say on which day a step that repeats is done the last time"));
    }

    @Test
    void repetitionsCountAsSteps() {
        assertThat(of(repeated("P1D", 1, 99), calendarDays(1)).faults()).isEmpty();
        assertThat(of(repeated("P1D", 1, 100), calendarDays(1)).faults())
                .containsExactly(
                        new Fault("/steps", "must come to at most 100 steps, each repetition counted; these are 101"));
    }

    private static Playbook of(Playbook.Step... steps) {
        return new Playbook("a", "A", null, null, null, List.of(steps), null, null);
    }

    private static Playbook.Step repeated(String every, Integer from, int days) {
        return new Playbook.Step("Call", "csm", null, days, every, from, null);
    }

    private static Playbook.Step workingDays(int days) {
        return new Playbook.Step("Call", "csm", days, null, null, null, null);
    }

    private static Playbook.Step calendarDays(int days) {
        return new Playbook.Step("Call", "csm", null, days, null, null, null);
    }
}
