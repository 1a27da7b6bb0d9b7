package io.bellwether.survey;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The service's tables as they stand, for what no interface shows. */
@Singleton
class Database {

    private final DataSource database;

    Database(DataSource database) {
        this.database = database;
    }

    void run(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Holds what a statement locks while something else is done. */
    void whileHolding(String sql, Runnable meanwhile) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                meanwhile.run();
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many transactions wait for a lock of the table. */
    long waitingFor(String table) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = ?::regclass")) {
            query.setString(1, table);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> risksOf(String account) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT indicator FROM open_risk WHERE account = ?")) {
            query.setString(1, account);
            var indicators = new ArrayList<String>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    indicators.add(row.getString(1));
                }
            }
            return indicators;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A row as PostgreSQL writes it, with the transaction that wrote it last and the one that locked it. */
    String rowOf(String account) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "SELECT xmin, xmax, invitation::text FROM invitation WHERE account = ?")) {
            query.setString(1, account);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1) + " " + row.getString(2) + " " + row.getString(3);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
