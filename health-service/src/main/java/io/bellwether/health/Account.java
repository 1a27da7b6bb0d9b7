package io.bellwether.health;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.verdict.Standing;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An account as the database has it, locked until the transaction ends.
 *
 * @param said what was last published of the score, or null for a new account
 * @param unsettledSince since when history has been streaming in, or null
 */
record Account(String id, AccountState state, Standing standing, Said said, Instant unsettledSince) {

    static Account unknown(String id) {
        return new Account(id, new AccountState(), Standing.NEW, null, null);
    }

    /** What the account's row says: of which day, and the parts of a score that make it worth publishing again. */
    record Said(LocalDate day, boolean scored, double exact, double coverage, Band band, Severity churnRisk) {}
}
