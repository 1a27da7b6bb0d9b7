package io.bellwether.effectonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Event;
import io.bellwether.events.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many ids a shard remembers, and which, where more come in one hour than it may remember. */
class InboxTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String ACCOUNT = "acme";
    private static final int SHARD = Shards.of(ACCOUNT);
    private static final int ALL = 5_000;
    private static final int MOST = 1_000;
    private static final int BATCH = 100;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private World world;
    private BatchTransaction transactions;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
        var metrics = new Metrics(registry);
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        transactions = new BatchTransaction(world.settings("inbox"), world.database, _ -> World::note, metrics, clock);
    }

    @Test
    void theNewestStay() throws Exception {
        var shard = transactions.claim(SHARD);
        for (int first = 0; first < ALL; first += BATCH) {
            transactions.apply(batch(shard, first, BATCH));

            assertThat(shard.seen().size()).isLessThanOrEqualTo(MOST);
            assertThat(shard.seen().bytes()).isLessThanOrEqualTo(MOST * 31L);
        }

        assertThat(batch(shard, ALL - 650, 650).duplicates()).isEqualTo(650);
        assertThat(registry.get("bellwether.inbox.forgotten").counter().count())
                .isEqualTo(ALL - shard.seen().size());
        assertThat(idsInTheDatabase()).isEqualTo(ALL);
    }

    @Test
    void aNewOwnerKnowsTheNewest() throws Exception {
        take(transactions.claim(SHARD), 0, ALL);

        var second = transactions.claim(SHARD);
        assertThat(batch(second, ALL - MOST, MOST).duplicates()).isEqualTo(MOST);
        assertThat(second.seen().size()).isEqualTo(MOST);

        take(second, ALL, 300);
        var third = transactions.claim(SHARD);
        assertThat(batch(third, ALL + 300 - MOST, MOST).duplicates()).isEqualTo(MOST);
        assertThat(idsInTheDatabase()).isEqualTo(ALL + 300);
    }

    @Test
    void idsFromBeforeTheChecksumWasWhatItIsAreKnownButNotCompared() throws Exception {
        take(transactions.claim(SHARD), 0, BATCH);
        var other = new Event("test", "e7", ACCOUNT, NOON, new Usage.Login("bob"));

        assertThat(batch(transactions.claim(SHARD), List.of(World.received(other, 0)))
                        .rejections())
                .hasSize(1);

        world.execute("UPDATE inbox SET comparable = false");
        var after = batch(transactions.claim(SHARD), List.of(World.received(other, 0)));
        assertThat(after.rejections()).isEmpty();
        assertThat(after.duplicates()).isOne();
    }

    private void take(Shard shard, int first, int count) throws SQLException {
        for (int number = first; number < first + count; number += BATCH) {
            transactions.apply(batch(shard, number, BATCH));
        }
    }

    private static Batch batch(Shard shard, int first, int count) {
        var records = IntStream.range(first, first + count)
                .mapToObj(number -> World.received(World.login(ACCOUNT, "e" + number), number))
                .toList();
        return batch(shard, records);
    }

    private static Batch batch(Shard shard, List<ConsumerRecord<byte[], byte[]>> records) {
        return Batch.of("inbox", records, Map.of(SHARD, shard), NOON);
    }

    private long idsInTheDatabase() {
        return world.count("SELECT sum(octet_length(hashes)) / " + EventId.BYTES + " FROM inbox");
    }
}
