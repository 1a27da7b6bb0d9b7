package io.bellwether.health;

import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.StateCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** Writes what is told of accounts without any event: their rows, and the days of their history. */
final class AccountRows {

    /** The generation keeps the daily look away from it; so does that it has no state. */
    private static final String SAY = """
            INSERT INTO account (account, csm, arr, churned, model, model_version, scored, score, exact, coverage, band,
                                 risk_rank, evaluated_on, computed_at, generation)
            VALUES (?, ?, 1000, false, 'value', 1, true, ?, ?, 1, ?, 4, ?, now(), 2147483647)
            ON CONFLICT (account) DO UPDATE
               SET exact = excluded.exact, score = excluded.score, evaluated_on = excluded.evaluated_on
            """;

    private static final String REMEMBER = """
            INSERT INTO score_history VALUES (?, ?, true, ?, ?, 1, 'YELLOW', 'value', ?, ?)
            ON CONFLICT (account, day) DO UPDATE SET model_version = excluded.model_version
            """;

    private static final String TAKE = "INSERT INTO account_state (shard, account, state) VALUES (-1, ?, ?)";

    /** SQL after which it takes all again. */
    static final String TAKING_ALL = "DROP TRIGGER refuse ON account; DROP FUNCTION refuse";

    private final Connection connection;

    AccountRows(Connection connection) {
        this.connection = connection;
    }

    /** SQL by which the database takes no row of an account any more, because of what is in it. */
    static String refusing(String account) {
        return """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE 'out of range' USING ERRCODE = '22003';
                END $$;
                CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON account FOR EACH ROW
                    WHEN (new.account = '%s') EXECUTE FUNCTION refuse();
                """.formatted(account);
    }

    /** Events of the account have been taken, of which nothing counts. */
    void known(String account) throws SQLException {
        known(account, StateCodec.write(new AccountState()));
    }

    /** Events of the account have been taken: in a shard without an owner, so that nobody judges it. */
    void known(String account, byte[] state) throws SQLException {
        try (var remember = connection.prepareStatement(TAKE)) {
            Sql.bind(remember, account, state).executeUpdate();
        }
    }

    /** What the account's row says of a day. */
    void say(String account, LocalDate day, double exact) throws SQLException {
        say(account, day, exact, "maria");
    }

    void say(String account, LocalDate day, double exact, String csm) throws SQLException {
        try (var say = connection.prepareStatement(SAY)) {
            say.setString(1, account);
            say.setString(2, csm);
            say.setInt(3, (int) Math.round(exact));
            say.setDouble(4, exact);
            say.setString(5, exact >= 80 ? "GREEN" : exact >= 50 ? "YELLOW" : "RED");
            say.setObject(6, day);
            say.executeUpdate();
        }
    }

    void segment(String account, String segment) throws SQLException {
        try (var change = connection.prepareStatement("UPDATE account SET segment = ? WHERE account = ?")) {
            Sql.bind(change, segment, account).executeUpdate();
        }
    }

    /** The account has left, and so is no longer scored. */
    void churned(String account) throws SQLException {
        try (var leave = connection.prepareStatement("""
                UPDATE account SET churned = true, scored = false, score = NULL, exact = NULL, band = NULL
                 WHERE account = ?
                """)) {
            leave.setString(1, account);
            leave.executeUpdate();
        }
    }

    /** What was shown on a day. */
    void recorded(String account, LocalDate day, double exact, int version) throws SQLException {
        remember(account, day, exact, version, true);
    }

    /** What was computed of a day. */
    void computed(String account, LocalDate day, double exact) throws SQLException {
        remember(account, day, exact, 1, false);
    }

    private void remember(String account, LocalDate day, double exact, int version, boolean recorded)
            throws SQLException {
        try (var remember = connection.prepareStatement(REMEMBER)) {
            remember.setString(1, account);
            remember.setObject(2, day);
            remember.setInt(3, (int) Math.round(exact));
            remember.setDouble(4, exact);
            remember.setInt(5, version);
            remember.setBoolean(6, recorded);
            remember.executeUpdate();
        }
    }
}
