package io.bellwether.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Codec;
import io.bellwether.events.Event;
import io.bellwether.events.Topic;
import io.bellwether.events.Usage;
import io.bellwether.health.AccountWriter.Folded;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shard of accounts so large that few of them are opened at once. */
class LargeAccountsTest {

    private static final int ACCOUNTS = 15;
    private static final int SHARD = 1;
    private static final long HIGH_WATERMARK = -1;

    /** Notes how many states each statement changes, and in which transaction. */
    private static final String NOTE_STATEMENTS = """
            CREATE TABLE statement
                (number bigint GENERATED ALWAYS AS IDENTITY, accounts int NOT NULL, tx bigint DEFAULT txid_current());
            CREATE FUNCTION note_statement() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO statement (accounts)
                SELECT count(*) FROM before JOIN after USING (account) WHERE before.state <> after.state
                HAVING count(*) > 0;
                RETURN NULL;
            END $$;
            CREATE TRIGGER note_statement AFTER UPDATE ON account_state
                REFERENCING OLD TABLE AS before NEW TABLE AS after
                FOR EACH STATEMENT EXECUTE FUNCTION note_statement();
            """;

    private SweepRig rig;
    private int stored;

    @BeforeEach
    void fill() throws SQLException, IOException {
        rig = new SweepRig();
        write(IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> "sweep-large-" + number)
                .toList());
    }

    private void write(List<String> ids) throws SQLException {
        var state = LargeAccount.stored(rig.today);
        stored = state.length;
        try (var connection = rig.database.getConnection()) {
            AccountWriter.writeStates(
                    connection,
                    ids.stream()
                            .map(id -> new Folded(SHARD, Account.unknown(id).row(), state))
                            .toList());
        }
    }

    @AfterEach
    void close() throws InterruptedException, ExecutionException {
        rig.close();
        unsay();
    }

    /** Other tests read the same topic from its beginning. */
    private void unsay() throws InterruptedException, ExecutionException {
        var allOfTheShard = Map.of(
                new TopicPartition(SweepRig.INPUT.topicName(), SHARD), RecordsToDelete.beforeOffset(HIGH_WATERMARK));
        try (var admin = Admin.create(rig.kafka())) {
            admin.deleteRecords(allOfTheShard).all().get();
        }
    }

    @Test
    void theDailyLookTakesFewAtOnceAndAllInTheEnd() {
        rig.start();
        rig.awaitDone(rig.today);

        assertFewAtOnce();
    }

    @Test
    void whereHistoryHasSettledFewAreJudgedAtOnceAndAllInTheEnd() throws SQLException {
        rig.execute("UPDATE account_state SET unsettled_since = '%s' WHERE account LIKE 'sweep-large-%%'"
                .formatted(rig.now.minus(Duration.ofHours(1))));

        rig.start();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                rig.query("SELECT account, 1 FROM account_state WHERE unsettled_since IS NOT NULL"))
                        .isEmpty());
        rig.awaitDone(rig.today);

        assertFewAtOnce();
    }

    @Test
    void ofThoseOfABatchFewAreOpenedAtOnceReadOrRemembered() throws SQLException {
        var ids = new HashSet<>(IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> "sweep-large-" + number)
                .toList());
        var all = new HashSet<>(ids);
        all.add("unknown");
        var cache = new AccountCache(new AccountCache.Budget(1L << 30));
        try (var connection = rig.database.getConnection()) {
            connection.setAutoCommit(false);

            var read = parts(cache, all, connection);
            read.forEach(part -> part.known().forEach(cache::put));
            var remembered = parts(cache, all, connection);

            for (var parts : List.of(read, remembered)) {
                assertThat(parts).hasSizeGreaterThan(2);
                assertThat(parts).allMatch(part -> (part.known().size() - 1L) * stored < Slice.BYTES);
                assertThat(parts.stream()
                                .flatMap(part -> part.known().keySet().stream())
                                .toList())
                        .containsExactlyInAnyOrderElementsOf(ids);
            }
        }
    }

    private static List<AccountCache.Part> parts(AccountCache cache, Set<String> ids, Connection tx)
            throws SQLException {
        var parts = new ArrayList<AccountCache.Part>();
        var waiting = new HashSet<>(ids);
        while (!waiting.isEmpty()) {
            var part = cache.part(tx, waiting);
            waiting.removeAll(part.ids());
            parts.add(part);
        }
        return parts;
    }

    @Test
    void aBatchOfThemIsWrittenFewAtOnceInOneTransaction() throws Exception {
        var ids = ofOneShard();
        write(ids);
        rig.execute(NOTE_STATEMENTS);
        say(ids.stream()
                .map(id -> new Event("test", id, id, rig.now.minusSeconds(60), new Usage.Login("zoe")))
                .toList());

        rig.start();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(rig.query("SELECT tx::text, sum(accounts)::int FROM statement GROUP BY tx")
                                        .values())
                                .containsExactly(ACCOUNTS));
        assertThat(rig.query("SELECT number::text, accounts FROM statement").values())
                .hasSizeGreaterThan(2)
                .allMatch(accounts -> (accounts - 1L) * stored < Slice.BYTES);
        assertThat(rig.query("SELECT account, 1 FROM account WHERE account LIKE 'batch-%'"))
                .containsOnlyKeys(ids);
    }

    private void say(List<Event> events) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(rig.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            for (var event : events) {
                var message = Codec.encode(event);
                var record = new ProducerRecord<>(SweepRig.INPUT.topicName(), event.account(), message.value());
                message.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
                producer.send(record).get();
            }
        }
    }

    private static List<String> ofOneShard() {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> "batch-" + number)
                .filter(id -> Utils.toPositive(Utils.murmur2(id.getBytes(UTF_8))) % Topic.PARTITIONS == SHARD)
                .limit(ACCOUNTS)
                .toList();
    }

    private void assertFewAtOnce() {
        var slices =
                rig.query("SELECT tx::text, count(*)::int FROM written WHERE account LIKE 'sweep-large-%' GROUP BY tx");
        assertThat(slices.values()).allMatch(accounts -> (accounts - 1L) * stored < Slice.BYTES);
        assertThat(slices).hasSizeGreaterThan(2);
        assertThat(rig.writes(rig.today)).isEqualTo(Map.of("1", SweepRig.ACCOUNTS + ACCOUNTS));
    }
}
