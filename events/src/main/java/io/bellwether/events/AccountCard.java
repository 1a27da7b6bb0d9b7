package io.bellwether.events;

import java.time.LocalDate;

/**
 * What one needs to know of an account to act for it; any field may be absent.
 *
 * @param phase of the customer's life, such as {@code onboarding}
 */
public record AccountCard(String name, String csm, String segment, String phase, Double arr, LocalDate contractEnd) {

    public static final AccountCard UNKNOWN = new AccountCard(null, null, null, null, null, null);

    /** A card of an account whose phase is not known. */
    public AccountCard(String name, String csm, String segment, Double arr, LocalDate contractEnd) {
        this(name, csm, segment, null, arr, contractEnd);
    }
}
