package io.bellwether.alerting;

import static java.util.stream.Collectors.toMap;

import io.bellwether.alerting.notify.NotifyRules;
import io.bellwether.alerting.notify.Recipient;
import io.bellwether.alerting.person.Person;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who may be told, with what they want to be told. */
@Singleton
class Recipients {

    private final PeopleStore people;
    private final PreferenceStore preferences;
    private final NotifyRules rules;

    Recipients(PeopleStore people, PreferenceStore preferences, NotifyRules rules) {
        this.people = people;
        this.preferences = preferences;
        this.rules = rules;
    }

    /** Those of the ids that are known, by id. */
    Map<String, Recipient> of(Connection tx, Collection<String> ids) throws SQLException {
        return ids.isEmpty() ? Map.of() : withPreferences(tx, people.byIds(tx, ids));
    }

    /** Who is told of a task that has no owner, or one who is not known. */
    Collection<Recipient> ofUnassigned(Connection tx) throws SQLException {
        return withPreferences(tx, people.byRole(tx, rules.unassigned())).values();
    }

    private Map<String, Recipient> withPreferences(Connection tx, List<Person> persons) throws SQLException {
        if (persons.isEmpty()) {
            return Map.of();
        }
        var wishes = preferences.of(tx, persons.stream().map(Person::id).toList());
        return persons.stream().collect(toMap(Person::id, person -> new Recipient(person, wishes.get(person.id()))));
    }
}
