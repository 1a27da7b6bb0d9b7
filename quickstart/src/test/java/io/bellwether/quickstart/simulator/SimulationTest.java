package io.bellwether.quickstart.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Codec;
import io.bellwether.events.Decoded;
import io.bellwether.events.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 6);
    private static final Instant NOON = FIRST_DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

    private final Simulation simulation = new Simulation(7, 200, FIRST_DAY);

    @Test
    void theSameSeedTellsTheSameEvents() {
        var again = new Simulation(7, 200, FIRST_DAY);

        assertThat(history(again, NOON)).isEqualTo(history(simulation, NOON));
    }

    @Test
    void anotherSeedTellsAnotherBook() {
        var other = new Simulation(8, 200, FIRST_DAY);

        assertThat(other.book()).isNotEqualTo(simulation.book());
    }

    @Test
    void noTwoEventsShareAnId() {
        var ids = new HashSet<String>();

        assertThat(history(simulation, NOON))
                .allSatisfy(event -> assertThat(ids.add(event.id())).isTrue());
    }

    @Test
    void whatWasToldStaysTheSameWhenTimeGoesOn() {
        var later = NOON.plus(10, ChronoUnit.DAYS);

        var before = history(simulation, NOON);
        var all = history(simulation, later);

        assertThat(new HashSet<>(all).containsAll(before)).isTrue();
        assertThat(all).hasSizeGreaterThan(before.size());
    }

    @Test
    void theContinuationBeginsWhereTheHistoryEnded() {
        var later = NOON.plus(10, ChronoUnit.DAYS);

        var continued = simulation.life(simulation.book(), NOON, later);

        assertThat(continued)
                .hasSize(history(simulation, later).size()
                        - history(simulation, NOON).size());
        assertThat(continued).allSatisfy(event -> assertThat(event.time()).isBetween(NOON, later));
    }

    @Test
    void theHistoryIsSmallEnoughToBeTakenInSeconds() {
        assertThat(history(simulation, NOON)).hasSizeBetween(50_000, 120_000);
    }

    @Test
    void everyEventIsAsTheContractWantsIt() {
        assertThat(history(simulation, NOON)).allSatisfy(event -> {
            var message = Codec.encode(event);
            assertThat(Codec.decode(message.headers()::get, message.value())).isEqualTo(new Decoded.Known(event));
        });
    }

    @Test
    void theBookTellsEveryStoryAndMostlyOrdinaryOnes() {
        var stories = simulation.book().stream().map(Customer::story).toList();

        assertThat(stories).contains(Story.values());
        assertThat(stories).filteredOn(Story.STEADY::equals).hasSizeGreaterThan(120);
    }

    @Test
    void customersAreToldApart() {
        var large = new Simulation(7, 500, FIRST_DAY).book();

        assertThat(large.stream().map(Customer::id)).doesNotHaveDuplicates();
    }

    @Test
    void segmentsFollowTheRevenue() {
        assertThat(simulation.book()).allSatisfy(customer -> {
            var segment = customer.arr() > 100_000
                    ? Segment.ENTERPRISE
                    : customer.arr() >= 25_000 ? Segment.MID_MARKET : Segment.SMB;
            assertThat(customer.segment()).isEqualTo(segment);
        });
    }

    private static List<Event> history(Simulation simulation, Instant until) {
        return simulation.life(simulation.book(), Instant.EPOCH, until);
    }
}
