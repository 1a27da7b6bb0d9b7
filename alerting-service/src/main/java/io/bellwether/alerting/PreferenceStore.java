package io.bellwether.alerting;

import io.bellwether.alerting.notify.NotifyRules;
import io.bellwether.alerting.notify.Preferences;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What people want to be told, or the default. */
@Singleton
class PreferenceStore {

    private static final String SAVE = """
            INSERT INTO preference (person, preferences) VALUES (?, ?::jsonb)
            ON CONFLICT (person) DO UPDATE SET preferences = excluded.preferences
            """;

    private final NotifyRules rules;

    PreferenceStore(NotifyRules rules) {
        this.rules = rules;
    }

    /** Of all of them, by id. */
    Map<String, Preferences> of(Connection connection, Collection<String> people) throws SQLException {
        var found = new HashMap<String, Preferences>();
        people.forEach(person -> found.put(person, rules.preferences()));
        try (var select = connection.prepareStatement("SELECT * FROM preference WHERE person = ANY (?)");
                var row =
                        Sql.bind(select, (Object) people.toArray(String[]::new)).executeQuery()) {
            while (row.next()) {
                found.put(row.getString("person"), JsonColumn.read(row.getString("preferences"), Preferences.class));
            }
        }
        return found;
    }

    void save(Connection connection, String person, Preferences preferences) throws SQLException {
        try (var save = connection.prepareStatement(SAVE)) {
            Sql.bind(save, person, JsonColumn.write(preferences)).executeUpdate();
        }
    }

    /** The person has the default again. */
    void delete(Connection connection, String person) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM preference WHERE person = ?")) {
            Sql.bind(delete, person).executeUpdate();
        }
    }
}
