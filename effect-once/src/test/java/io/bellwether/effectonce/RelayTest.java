package io.bellwether.effectonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the relay promises of outbox rows, on a real broker and a real database. */
class RelayTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final String run = UUID.randomUUID().toString();
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

    private Relay startRelay() {
        var relay = new Relay(world.settings("relay-" + run), world.database, new SimpleMeterRegistry());
        relay.start();
        return relay;
    }

    private void add(String account, int number) throws SQLException {
        try (Connection connection = world.database.getConnection()) {
            Outbox.add(connection, List.of(event(account, number)));
        }
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
