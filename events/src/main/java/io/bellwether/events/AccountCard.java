package io.bellwether.events;

import java.time.LocalDate;

/** What one needs to know of an account to act for it; any field may be absent. */
public record AccountCard(String name, String csm, String segment, Double arr, LocalDate contractEnd) {

    public static final AccountCard UNKNOWN = new AccountCard(null, null, null, null, null);
}
