package io.bellwether.health;

import io.bellwether.events.Severity;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.verdict.Standing;
import java.time.Instant;

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

    /** The parts of a published score that make it worth publishing again. */
    record Said(boolean scored, double exact, double coverage, Severity churnRisk) {}
}
