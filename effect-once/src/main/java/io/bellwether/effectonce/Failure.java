package io.bellwether.effectonce;

import java.sql.SQLException;
import java.util.Set;

/** Whether trying again can help. */
final class Failure {

    /** Classes of SQLSTATE: bad data, broken constraint, wrong SQL, program limit exceeded. */
    private static final Set<String> LASTING = Set.of("22", "23", "42", "54");

    private Failure() {}

    /**
     * What the database says of the statement itself will be said again; all else that it says passes: lost connections,
     * deadlocks, serialization failures, timeouts, restarts, full disks.
     */
    static boolean passes(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState() == null ? "" : sql.getSQLState();
                return state.length() < 2 || !LASTING.contains(state.substring(0, 2));
            }
        }
        return false;
    }
}
