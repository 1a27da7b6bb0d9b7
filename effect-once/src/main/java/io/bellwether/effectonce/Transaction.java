package io.bellwether.effectonce;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A transaction that waits for nothing without end: not for locks, not for answers, not for a process that sleeps. */
final class Transaction {

    private static final int LONGEST_ANSWER_MILLIS = 45_000;
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final DataSource database;
    private final String limits;

    /**
     * @param longestIdle after so many seconds without a statement the database frees what a suspended process holds
     */
    Transaction(DataSource database, int longestIdle) {
        this(database, LONGEST_WAIT_SECONDS, longestIdle);
    }

    /** @param longestWait for so many seconds for each lock */
    Transaction(DataSource database, int longestWait, int longestIdle) {
        this.database = database;
        this.limits = """
                SET LOCAL lock_timeout = '%ds';
                SET LOCAL statement_timeout = '30s';
                SET LOCAL idle_in_transaction_session_timeout = '%ds'
                """.formatted(longestWait, longestIdle);
    }

    <T> T run(Work<T> work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, LONGEST_ANSWER_MILLIS);
            connection.setAutoCommit(false);
            try (var settings = connection.createStatement()) {
                settings.execute(limits);
                var result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    interface Work<T> {
        T in(Connection tx) throws SQLException;
    }
}
