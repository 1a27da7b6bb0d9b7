package io.bellwether.health.measure;

import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.health.state.Entry;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.View;
import java.util.Map;
import java.util.Set;

/** The account's people, each by the latest change; a contact's role is the one that this change named. */
public record Contacts(Map<String, Entry> latest) {

    private static final Set<Change> PRESENT = Set.of(Change.ADDED, Change.PROMOTED, Change.RE_ENGAGED);

    public static Contacts of(View view) {
        return new Contacts(view.all(Field.CONTACT));
    }

    public boolean isEmpty() {
        return latest.isEmpty();
    }

    public boolean known(Role role) {
        return latest.values().stream().anyMatch(contact -> is(contact, role));
    }

    public long active() {
        return latest.values().stream().filter(Contacts::active).count();
    }

    public long active(Role role) {
        return latest.values().stream()
                .filter(contact -> is(contact, role) && active(contact))
                .count();
    }

    /** Whether someone of the role has, as the latest change, one of these. */
    public boolean any(Role role, Set<Change> changes) {
        return latest.values().stream().anyMatch(contact -> is(contact, role) && changes.contains(change(contact)));
    }

    /** Whether one of these is active in the role. */
    public boolean anyActive(Role role, Set<String> contacts) {
        return latest.entrySet().stream()
                .anyMatch(contact -> contacts.contains(contact.getKey())
                        && is(contact.getValue(), role)
                        && active(contact.getValue()));
    }

    private static boolean is(Entry contact, Role role) {
        return contact.text().startsWith(role + " ");
    }

    private static boolean active(Entry contact) {
        return PRESENT.contains(change(contact));
    }

    private static Change change(Entry contact) {
        return Change.valueOf(contact.text().substring(contact.text().indexOf(' ') + 1));
    }
}
