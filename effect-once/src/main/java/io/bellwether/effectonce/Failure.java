package io.bellwether.effectonce;

import java.sql.SQLException;

/** Whether trying again can help. */
final class Failure {

    private Failure() {}

    /**
     * What the database says of the statement itself (bad data, broken constraint, wrong SQL) will be said again; all
     * else that it says passes: lost connections, deadlocks, serialization failures, timeouts, restarts, full disks.
     */
    static boolean passes(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState() == null ? "" : sql.getSQLState();
                return !(state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
            }
        }
        return false;
    }
}
