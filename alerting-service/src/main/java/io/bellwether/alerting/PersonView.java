package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.WorkingTime;
import io.bellwether.events.KebabCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person as the API takes and gives it. */
@Schema(name = "Person")
@JsonInclude(Include.NON_NULL)
record PersonView(
        @Schema(
                description =
                        "As account events name their CSM and as tokens name whoever sends them; in a body it may be "
                                + "absent.")
        String id,

        @NotBlank @Size(max = LONGEST) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String name,

        @Schema(description = "Where e-mail is sent; absent where there is none. Only admins see that of others.")
        @Email
        @Size(max = LONGEST)
        String email,

        @Schema(description = "Such as csm, manager, vp, executive or save-team.", examples = "csm")
        @NotNull
        @Pattern(regexp = "[a-z][a-z0-9-]{0,63}", message = "must be of small letters, digits and hyphens, at most 64")
        String role,

        @Schema(description = "The id of the person they report to, who must be written down already.")
        @Size(min = 1, max = LONGEST)
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String manager,

        @Schema(description = "As the IANA names it.", examples = "Europe/Berlin", implementation = String.class)
        @NotNull
        Zone timeZone,

        @Schema(description = "By their own clock; absent: Monday to Friday, 09:00 to 17:30.") @Valid
        Working working) {

    static final int LONGEST = 256;

    static PersonView of(Person person) {
        return new PersonView(
                person.id(),
                person.name(),
                person.email(),
                person.role(),
                person.manager(),
                new Zone(person.zone().getId()),
                Working.of(person.working()));
    }

    /** What colleagues may know: where to write to is the person's own. */
    PersonView forColleagues() {
        return new PersonView(id, name, null, role, manager, timeZone, working);
    }

    Person person(String itsId) {
        var time = working == null ? WorkingTime.USUAL : working.time();
        return new Person(itsId, name, email, role, manager, ZoneId.of(timeZone.name()), time);
    }

    /** A time zone that has a name. */
    record Zone(@JsonValue String name) {

        @JsonCreator
        static Zone of(String name) {
            if (!ZoneId.getAvailableZoneIds().contains(name)) {
                throw new IllegalArgumentException("must be a time zone such as Europe/Berlin");
            }
            return new Zone(name);
        }
    }

    /** When somebody works. */
    @Schema(name = "WorkingTime")
    record Working(
            @NotNull Set<Day> days,

            @Schema(examples = "09:00") @NotNull LocalTime from,

            @Schema(description = "Later on the same day.", examples = "17:30") @NotNull
            LocalTime to,

            @Schema(description = "Days off, at most 400.") List<LocalDate> holidays) {

        // Says what is wrong while the body is read, so that the answer can point to it.
        Working {
            if (days != null && from != null && to != null) {
                time(days, from, to, holidays);
            }
        }

        static Working of(WorkingTime time) {
            return new Working(
                    time.days().stream()
                            .map(day -> Day.valueOf(day.name()))
                            .sorted()
                            .collect(Collectors.toCollection(TreeSet::new)),
                    time.from(),
                    time.to(),
                    time.holidays().stream().sorted().toList());
        }

        WorkingTime time() {
            return time(days, from, to, holidays);
        }

        private static WorkingTime time(Set<Day> days, LocalTime from, LocalTime to, List<LocalDate> holidays) {
            return new WorkingTime(
                    days.stream().map(day -> DayOfWeek.valueOf(day.name())).collect(Collectors.toSet()),
                    from,
                    to,
                    holidays == null ? Set.of() : Set.copyOf(holidays));
        }
    }

    /** A day of the week. */
    @EnumNaming(KebabCase.class)
    enum Day {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY
    }
}
