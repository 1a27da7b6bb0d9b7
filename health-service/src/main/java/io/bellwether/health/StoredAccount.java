package io.bellwether.health;

import io.bellwether.health.state.StateCodec;
import io.bellwether.health.verdict.Standing;
import java.time.Instant;

/**
 * An account as the database has it after the last commit; unlike an {@link Account} it never changes.
 *
 * @param state in the form of {@link StateCodec}
 */
record StoredAccount(byte[] state, Standing standing, Account.Said said, Instant unsettledSince) {

    /** About what its objects take beside the state, map entry and id included. */
    private static final int OVERHEAD = 320;

    private static final int PER_RAISED = 200;

    /** The same with what is raised for it. */
    StoredAccount raised(Standing other) {
        return new StoredAccount(state, other.announcing(standing.announced()), said, unsettledSince);
    }

    /** The same state, judged and thereby settled. */
    StoredAccount judged(Standing now, Account.Said says) {
        return new StoredAccount(state, now, says, null);
    }

    /**
     * To work on: a copy.
     *
     * @param oldestDay the first day within the horizon
     */
    Account open(String id, int oldestDay) {
        return new Account(
                new Account.Row(id, true, standing, said, unsettledSince), StateCodec.read(state, oldestDay));
    }

    /** About what it takes on the heap. */
    int bytes() {
        int raised = standing.risks().size() + standing.opportunities().size();
        return OVERHEAD + state.length + PER_RAISED * raised;
    }
}
