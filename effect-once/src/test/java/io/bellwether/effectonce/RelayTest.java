package io.bellwether.effectonce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the relay promises of outbox rows, on a real broker and a real database. */
class RelayTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final String run = UUID.randomUUID().toString();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
    }

    @Test
    void anEarlyRowThatIsCommittedLateIsPublished() throws Exception {
        var account = account(0);
        try (var _ = startRelay();
                var late = world.database.getConnection()) {
            late.setAutoCommit(false);
            Outbox.add(late, List.of(event(account, 1)));
            add(account, 2);
            eventually(() -> assertThat(published(account)).containsExactly(id(2)));
            eventually(() -> assertThat(waiting()).isZero());

            late.commit();

            eventually(() -> assertThat(published(account)).containsExactly(id(2), id(1)));
        }
    }

    @Test
    void twoRelaysKeepTheOrderOfEachAccount() throws Exception {
        int accounts = 5;
        int rows = 1_000;
        try (var first = startRelay();
                var second = startRelay();
                var connection = world.database.getConnection()) {
            for (int number = 0; number < rows; number++) {
                Outbox.add(connection, List.of(event(account(number % accounts), number)));
                (number % 2 == 0 ? first : second).wake();
            }
            eventually(() -> assertThat(waiting()).isZero());
        }

        for (int each = 0; each < accounts; each++) {
            int of = each;
            var expected = IntStream.range(0, rows)
                    .filter(number -> number % accounts == of)
                    .mapToObj(this::id)
                    .toList();
            assertThat(published(account(each))).isEqualTo(expected);
        }
    }

    @Test
    void whatIsPublishedAgainBecauseItsRowCouldNotGoHasTheSameIds() throws Exception {
        var account = account(0);
        world.execute("""
                CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN old; END $$
                """);
        world.execute("CREATE TRIGGER crash BEFORE DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION crash()");
        try (var _ = startRelay()) {
            add(account, 1);
            add(account, 2);
            eventually(() -> assertThat(published(account)).hasSizeGreaterThanOrEqualTo(4));
            assertThat(waiting()).isEqualTo(2);

            world.execute("DROP TRIGGER crash ON outbox");

            eventually(() -> assertThat(waiting()).isZero());
            assertThat(published(account).stream().distinct()).containsExactly(id(1), id(2));
        }
    }

    /** Of bytes as stored, or of bytes as read: of what says little again and again many messages fit into a small row. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnOutageLeftGoesInOrderInPassesOfABoundedSize(boolean saysMuch) throws Exception {
        var account = account(0);
        var ids = IntStream.range(0, 70).mapToObj(this::id).toList();
        for (int first = 0; first < ids.size(); first += 10) {
            add(account, ids.subList(first, first + 10), saysMuch ? 50_000 : 1_000_000, saysMuch);
        }

        try (var _ = startRelay()) {
            eventually(() -> assertThat(waiting()).isZero());
        }

        assertThat(published(account)).isEqualTo(ids);
        assertThat(registry.timer("bellwether.outbox.publish").count()).isBetween(2L, 4L);
    }

    @Test
    void theAgeOfWhatCannotBeReadIsThatOfItsOldestRow() throws Exception {
        add(account(0), 1);
        world.execute("UPDATE outbox SET created_at = now() - interval '1 hour'");
        world.execute("ALTER TABLE outbox RENAME COLUMN messages TO unreadable");
        try (var _ = startRelay()) {
            eventually(() -> assertThat(ageSeconds()).isGreaterThanOrEqualTo(3_600));

            world.execute("ALTER TABLE outbox RENAME COLUMN unreadable TO messages");

            eventually(() -> assertThat(waiting()).isZero());
            eventually(() -> assertThat(ageSeconds()).isZero());
        }
    }

    @Test
    void whatCannotEvenBeLookedAtAgesSinceThen() throws Exception {
        try (var _ = startRelay()) {
            world.execute("ALTER TABLE outbox RENAME TO elsewhere");
            eventually(() -> assertThat(ageSeconds()).isGreaterThan(3));

            world.execute("ALTER TABLE elsewhere RENAME TO outbox");

            eventually(() -> assertThat(ageSeconds()).isZero());
        }
    }

    private Relay startRelay() {
        var relay = new Relay(world.settings("relay-" + run), world.database, registry);
        relay.start();
        return relay;
    }

    private void add(String account, int number) throws SQLException {
        try (Connection connection = world.database.getConnection()) {
            Outbox.add(connection, List.of(event(account, number)));
        }
    }

    /** One row, as one transaction would. */
    private void add(String account, List<String> ids, int bytes, boolean random) throws SQLException {
        var parcel = new Parcel();
        for (var id : ids) {
            var value = new byte[bytes];
            if (random) {
                new Random(id.hashCode()).nextBytes(value);
            }
            parcel.add(Topic.ACCOUNT_EVENTS.topicName(), account.getBytes(UTF_8), Map.of("ce_id", id), value);
        }
        try (var connection = world.database.getConnection();
                var insert = connection.prepareStatement("INSERT INTO outbox (shard, messages) VALUES (?, ?)")) {
            insert.setInt(1, Shards.of(account));
            insert.setBytes(2, parcel.stored());
            insert.executeUpdate();
        }
    }

    private double ageSeconds() {
        return registry.get("bellwether.outbox.age").timeGauge().value(SECONDS);
    }

    private Event event(String account, int number) {
        return new Event("test", id(number), account, NOON, new Account.Churned("moved on"));
    }

    private String account(int number) {
        return "account-" + number + "-" + run;
    }

    private String id(int number) {
        return run + "-" + number;
    }

    private List<String> published(String account) {
        return world.headers(Topic.ACCOUNT_EVENTS, account, "ce_id");
    }

    private long waiting() {
        return world.count("SELECT count(*) FROM outbox");
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
