package io.bellwether.effectonce;

import static io.bellwether.effectonce.World.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.events.Event;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handlers of several shards that write in one go. */
class TogetherTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final List<String> ACCOUNTS = List.of("acme", "globex", "initech", "umbrella");

    private final List<Integer> writes = new ArrayList<>();
    private final Map<Integer, Shard> owned = new TreeMap<>();
    private World world;
    private BatchTransaction transactions;
    private boolean fails;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        Handler handler = (events, effects) ->
                effects.together(Notes.class, Notes::new).events.addAll(events);
        transactions = new BatchTransaction(
                world.settings("together"),
                world.database,
                _ -> handler,
                new Metrics(new SimpleMeterRegistry()),
                clock);
        for (var account : ACCOUNTS) {
            int shard = Shards.of(account);
            if (!owned.containsKey(shard)) {
                owned.put(shard, transactions.claim(shard));
            }
        }
    }

    @Test
    void theyWriteOnceForAllShardsOfATransaction() throws Exception {
        assertThat(owned).hasSizeGreaterThan(1);

        transactions.apply(batch(1));
        transactions.apply(batch(2));

        assertThat(writes).containsExactly(ACCOUNTS.size(), ACCOUNTS.size());
        assertThat(world.effects("")).hasSize(2 * ACCOUNTS.size()).doesNotHaveDuplicates();
    }

    @Test
    void whereThatFailsNothingOfTheTransactionTakesEffect() throws Exception {
        fails = true;
        assertThatThrownBy(() -> transactions.apply(batch(1))).isInstanceOf(SQLException.class);
        assertThat(world.effects("")).isEmpty();

        fails = false;
        transactions.apply(batch(1));
        assertThat(world.effects("")).hasSize(ACCOUNTS.size());
    }

    private Batch batch(int number) {
        var records = ACCOUNTS.stream()
                .map(account -> World.received(login(account, account + number), number))
                .toList();
        return Batch.of("together", records, owned, NOON);
    }

    private final class Notes implements Together {

        private final List<Event> events = new ArrayList<>();

        @Override
        public void write(Effects effects) throws SQLException {
            writes.add(events.size());
            World.note(events, effects);
            if (fails) {
                throw new SQLException("refused", "40001");
            }
        }
    }
}
