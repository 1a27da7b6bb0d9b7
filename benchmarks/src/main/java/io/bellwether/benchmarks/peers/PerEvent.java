package io.bellwether.benchmarks.peers;

import io.bellwether.benchmarks.ScoringCore;
import io.bellwether.events.Event;
import io.bellwether.health.state.AccountState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A transaction per event, as most services are written: seen before? read, fold, score, write, commit. */
final class PerEvent implements Members.Member {

    private static final String TABLES = """
            CREATE TABLE IF NOT EXISTS seen (source text, id text, PRIMARY KEY (source, id));
            CREATE TABLE IF NOT EXISTS account
                (account text PRIMARY KEY, state bytea NOT NULL, score double precision, coverage double precision)
            """;
    private static final String SEE = "INSERT INTO seen VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String LOAD = "SELECT state FROM account WHERE account = ? FOR UPDATE";
    private static final String SAVE = """
            INSERT INTO account VALUES (?, ?, ?, ?)
            ON CONFLICT (account) DO UPDATE
               SET state = excluded.state, score = excluded.score, coverage = excluded.coverage
            """;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Connection connection;
    private final PreparedStatement see;
    private final PreparedStatement load;
    private final PreparedStatement save;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    PerEvent(String broker, String database) throws SQLException {
        consumer = Members.consumer(broker);
        connection = DriverManager.getConnection(database);
        connection.setAutoCommit(false);
        see = connection.prepareStatement(SEE);
        load = connection.prepareStatement(LOAD);
        save = connection.prepareStatement(SAVE);
    }

    static void createTables(String database) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var create = connection.createStatement()) {
            create.execute(TABLES);
        }
    }

    @Override
    public KafkaConsumer<String, byte[]> consumer() {
        return consumer;
    }

    @Override
    public void take(Iterable<ConsumerRecord<String, byte[]>> records) throws SQLException {
        for (var record : records) {
            take(Members.event(record.headers(), record.value()));
            connection.commit();
        }
    }

    private void take(Event event) throws SQLException {
        see.setString(1, event.source());
        see.setString(2, event.id());
        if (see.executeUpdate() == 0) {
            return;
        }
        var state = state(event.account());
        ScoringCore.fold(state, event, today);
        var score = ScoringCore.score(state, today);
        save.setString(1, event.account());
        save.setBytes(2, ScoringCore.write(state));
        save.setDouble(3, score.exact());
        save.setDouble(4, score.coverage());
        save.executeUpdate();
    }

    private AccountState state(String account) throws SQLException {
        load.setString(1, account);
        try (var row = load.executeQuery()) {
            return row.next() ? ScoringCore.read(row.getBytes(1)) : new AccountState();
        }
    }
}
