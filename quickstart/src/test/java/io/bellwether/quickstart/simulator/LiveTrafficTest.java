package io.bellwether.quickstart.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Codec;
import io.bellwether.events.Decoded;
import io.bellwether.events.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveTrafficTest {

    private static final Instant START = Instant.parse("2026-05-06T12:00:00Z");

    private final LiveTraffic live = new Simulation(7, 200, LocalDate.of(2026, 5, 6)).live(START);

    @Test
    void aFewEventsHappenEverySecondAndEachIsValid() {
        var events = during(0, 600);
        var ids = new HashSet<String>();

        assertThat(events).hasSizeBetween(600, 2400).allSatisfy(event -> {
            assertThat(ids.add(event.id())).isTrue();
            var message = Codec.encode(event);
            assertThat(Codec.decode(message.headers()::get, message.value())).isEqualTo(new Decoded.Known(event));
        });
    }

    @Test
    void aChampionLeavesWithinTheFirstMinute() {
        assertThat(during(0, 60))
                .extracting(Event::fact)
                .anyMatch(fact ->
                        fact instanceof Account.Contact contact && contact.change() == Account.Contact.Change.LEFT);
    }

    @Test
    void aLongRunningSystemHasOneEpisodeAnHour() {
        var day = during(36_000, 72_000).stream()
                .filter(event -> event.fact() instanceof Account.Sentiment)
                .toList();

        assertThat(day).hasSizeBetween(5, 10);
    }

    @Test
    void theSameSecondIsToldTheSame() {
        assertThat(live.during(17)).isEqualTo(live.during(17));
    }

    @Test
    void aBookWithoutOrdinaryCustomersIsQuiet() {
        assertThat(new LiveTraffic(7, List.of(), START).during(3)).isEmpty();
    }

    private List<Event> during(long from, long until) {
        return LongStream.range(from, until)
                .mapToObj(live::during)
                .flatMap(List::stream)
                .toList();
    }
}
