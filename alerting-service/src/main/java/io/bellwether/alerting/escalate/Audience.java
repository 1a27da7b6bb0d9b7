package io.bellwether.alerting.escalate;

import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.Staff;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Who is told of an escalation.
 *
 * @param people ids; with the deputies of those who are away
 * @param words why these, where it is not who should be; empty otherwise
 */
public record Audience(List<String> people, String words) {

    /**
     * Whom the owner reports to, directly or not, with a role of the level; else all with that role.
     *
     * @param owner null where the task is nobody's
     * @param fallback roles of whom to tell where nobody has any of the level's
     */
    public static Audience of(Level level, String owner, List<String> fallback, Staff staff, Instant now) {
        var above = owner == null ? List.<Person>of() : staff.above(owner);
        var told = new LinkedHashSet<Person>();
        for (var role : level.roles()) {
            var near = above.stream().filter(it -> it.role().equals(role)).toList();
            told.addAll(near.isEmpty() ? staff.withRole(role) : near);
        }
        var words = "";
        if (told.isEmpty()) {
            fallback.forEach(role -> told.addAll(staff.withRole(role)));
            words = "Nobody is " + String.join(" or ", level.roles())
                    + (told.isEmpty()
                            ? ", and there is nobody else to tell."
                            : ": told everybody who is " + String.join(" or ", fallback) + " instead.");
        }
        var people = new LinkedHashSet<String>();
        for (var person : told) {
            people.add(person.id());
            staff.awayAt(now)
                    .of(person)
                    .flatMap(absence -> staff.deputy(absence, staff.awayAt(now)))
                    .ifPresent(deputy -> people.add(deputy.id()));
        }
        return new Audience(List.copyOf(people), words);
    }
}
