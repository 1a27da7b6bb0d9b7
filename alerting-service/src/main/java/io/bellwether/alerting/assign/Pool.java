package io.bellwether.alerting.assign;

import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.Staff;
import java.util.List;

/**
 * People who share accounts that are nobody's. Either their role or they themselves are given.
 *
 * @param pick who is next
 */
public record Pool(String role, List<String> people, Pick pick) {

    /** Who of a pool is next. */
    public enum Pick {
        /** One after the other, in order of their ids. */
        ROUND_ROBIN,
        /** Whoever has the fewest accounts. */
        FEWEST_ACCOUNTS,
        /** Whose accounts have the least ARR together. */
        LEAST_ARR
    }

    public Pool {
        people = people == null ? List.of() : List.copyOf(people);
        if ((role == null) == people.isEmpty() || pick == null) {
            throw new IllegalArgumentException("a pool needs pick, and either role or people");
        }
    }

    /** In order of their ids. */
    List<Person> members(Staff staff) {
        return role == null
                ? people.stream().sorted().distinct().map(staff::person).toList()
                : staff.withRole(role);
    }
}
