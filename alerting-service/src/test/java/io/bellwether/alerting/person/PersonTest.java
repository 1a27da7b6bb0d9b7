package io.bellwether.alerting.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {

    private static final WorkingTime NINE_TO_FIVE = new WorkingTime(
            WorkingTime.USUAL.days(), LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(LocalDate.parse("2026-05-25")));

    private static Person in(String zone) {
        return new Person("maria", "Maria", null, "csm", null, ZoneId.of(zone), NINE_TO_FIVE);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void workIsFromTheBeginningUntilJustBeforeTheEndOfTheDayWhereThePersonIs() {
        var berlin = in("Europe/Berlin"); // two hours ahead of UTC in summer

        assertThat(berlin.worksAt(at("2026-05-15T06:59:59Z"))).isFalse();
        assertThat(berlin.worksAt(at("2026-05-15T07:00:00Z"))).isTrue();
        assertThat(berlin.worksAt(at("2026-05-15T14:59:59Z"))).isTrue();
        assertThat(berlin.worksAt(at("2026-05-15T15:00:00Z"))).isFalse();
    }

    @Test
    void theNextWorkingTimeSkipsWeekendsAndHolidays() {
        var berlin = in("Europe/Berlin");

        assertThat(berlin.workingTimeFrom(at("2026-05-15T08:00:00Z"))).isEqualTo(at("2026-05-15T08:00:00Z"));
        assertThat(berlin.workingTimeFrom(at("2026-05-15T03:00:00Z"))).isEqualTo(at("2026-05-15T07:00:00Z"));
        assertThat(berlin.workingTimeFrom(at("2026-05-15T15:00:00Z"))).isEqualTo(at("2026-05-18T07:00:00Z"));
        assertThat(berlin.workingTimeFrom(at("2026-05-22T16:00:00Z"))).isEqualTo(at("2026-05-26T07:00:00Z"));
    }

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @CsvSource({
        "2026-05-15, 0, 2026-05-15",
        "2026-05-15, 1, 2026-05-18",
        "2026-05-15, 5, 2026-05-22",
        "2026-05-16, 0, 2026-05-18",
        "2026-05-16, 1, 2026-05-18",
        "2026-05-17, 1, 2026-05-18",
        "2026-05-18, 10, 2026-06-02"
    })
    void daysOffDoNotCount(LocalDate day, int days, LocalDate due) {
        assertThat(NINE_TO_FIVE.after(day, days)).isEqualTo(due);
    }

    @Test
    void workingTimePassesOnlyWhileTheyWork() {
        var berlin = in("Europe/Berlin");

        assertThat(berlin.after(at("2026-05-15T08:00:00Z"), Duration.ofHours(7)))
                .isEqualTo(at("2026-05-15T15:00:00Z"));
        assertThat(berlin.after(at("2026-05-15T14:00:00Z"), Duration.ofHours(4)))
                .isEqualTo(at("2026-05-18T10:00:00Z"));
        assertThat(berlin.after(at("2026-05-22T20:00:00Z"), Duration.ofHours(17)))
                .isEqualTo(at("2026-05-28T08:00:00Z"));
        assertThat(berlin.after(at("2026-10-23T14:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(at("2026-10-26T09:00:00Z"));
    }

    @Test
    void itIsTheSameTimeOfDayBeforeAndAfterTheClocksChange() {
        var berlin = in("Europe/Berlin"); // changes on 25 October

        assertThat(berlin.workingTimeFrom(at("2026-10-23T20:00:00Z"))).isEqualTo(at("2026-10-26T08:00:00Z"));
        assertThat(berlin.workingTimeFrom(at("2026-10-22T20:00:00Z"))).isEqualTo(at("2026-10-23T07:00:00Z"));
    }

    @Test
    void theDayIsTheOneWhereThePersonIs() {
        assertThat(in("Pacific/Auckland").dayAt(at("2026-05-15T13:00:00Z"))).isEqualTo("2026-05-16");
        assertThat(in("America/Los_Angeles").dayAt(at("2026-05-15T06:00:00Z"))).isEqualTo("2026-05-14");
    }

    @Test
    void aWorkingTimeMustHaveADayAndABeginningBeforeItsEnd() {
        assertThatThrownBy(() -> new WorkingTime(Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of()))
                .hasMessageContaining("must be a day");
        assertThatThrownBy(() ->
                        new WorkingTime(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(9, 0), Set.of()))
                .hasMessageContaining("before it ends");
        var tooMany =
                IntStream.range(0, 401).mapToObj(LocalDate.EPOCH::plusDays).collect(Collectors.toSet());
        assertThatThrownBy(() ->
                        new WorkingTime(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0), tooMany))
                .hasMessageContaining("400");
    }

    @Property
    void theNextWorkingTimeIsOneAndNoEarlierOneIsLeftOut(
            @ForAll @Size(min = 1) Set<DayOfWeek> days,
            @ForAll @IntRange(max = 22) int from,
            @ForAll @LongRange(min = 1_700_000_000, max = 1_900_000_000) long second) {
        var working = new WorkingTime(days, LocalTime.of(from, 0), LocalTime.of(from + 1, 0), Set.of());
        var person = new Person("a", "A", null, "csm", null, ZoneOffset.UTC, working);
        var time = Instant.ofEpochSecond(second);

        var next = person.workingTimeFrom(time);

        assertThat(next).isAfterOrEqualTo(time);
        assertThat(person.worksAt(next)).isTrue();
        for (var hour = time; hour.isBefore(next); hour = hour.plusSeconds(600)) {
            assertThat(person.worksAt(hour)).isFalse();
        }
    }
}
