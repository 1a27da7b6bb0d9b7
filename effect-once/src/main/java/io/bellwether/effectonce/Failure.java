package io.bellwether.effectonce;

import java.sql.SQLException;
import java.util.Set;

/** Whether trying again can help. */
final class Failure {

    /** Classes of SQLSTATE that an event can cause: bad data, program limit exceeded. */
    private static final Set<String> LASTING = Set.of("22", "54");

    private Failure() {}

    /**
     * What the database says of the data will be said again; all else that it says passes: lost connections, deadlocks,
     * serialization failures, timeouts, restarts, full disks. So does what it says of the statement, though only when
     * somebody mends it: of a column that a migration forgot or a right that was not granted no event is to blame, and
     * all of them would be rejected. Nor is one of a constraint that does not hold: what an event must have is checked
     * before, so it is a race with another transaction, or what we remember is not what the database has, both of which
     * pass, or a fault of ours.
     */
    static boolean passes(Exception e) {
        if (e instanceof NotTakenOver) {
            return true;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState() == null ? "" : sql.getSQLState();
                return state.length() < 2 || !LASTING.contains(state.substring(0, 2));
            }
        }
        return false;
    }
}
