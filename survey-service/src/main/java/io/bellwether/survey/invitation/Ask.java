package io.bellwether.survey.invitation;

import io.bellwether.events.Envelope;
import io.bellwether.events.InvalidFact;
import io.bellwether.events.Survey;

/**
 * Who is asked about what.
 *
 * @param contact as the publisher names the person; personal data, never logged
 * @param ticket null where the question is not about a ticket
 */
public record Ask(String account, String contact, Survey.Type survey, String ticket) {

    /** @throws InvalidFact with a pointer to the field that is missing or cannot be an identifier */
    public Ask {
        requireId("account", account);
        requireId("contact", contact);
        if (survey == null) {
            throw new InvalidFact("/survey", "is required");
        }
        if (ticket != null) {
            requireId("ticket", ticket);
        }
    }

    /** Says nothing of the contact, so that it can stand in a log. */
    @Override
    public String toString() {
        return "Ask[account=%s, survey=%s, ticket=%s]".formatted(account, survey, ticket);
    }

    private static void requireId(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidFact("/" + field, "is required");
        }
        if (value.length() > Envelope.LONGEST_ID) {
            throw new InvalidFact("/" + field, "must not be longer than " + Envelope.LONGEST_ID + " characters");
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new InvalidFact("/" + field, "must not contain control characters or surrogates");
        }
    }
}
