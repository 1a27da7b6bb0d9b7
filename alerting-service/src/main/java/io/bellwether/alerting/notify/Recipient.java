package io.bellwether.alerting.notify;

import io.bellwether.alerting.person.Person;

/** Somebody who may be told, and what they want. */
public record Recipient(Person person, Preferences preferences) {

    /** Told in the digest whatever they would be told immediately. */
    Recipient quietly() {
        return new Recipient(person, preferences.quietly());
    }
}
