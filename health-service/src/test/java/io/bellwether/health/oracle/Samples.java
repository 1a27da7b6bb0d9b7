package io.bellwether.health.oracle;

import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Accounts to try, told in chapters of events of one kind, so that events meet in windows; with edge days, ties in time,
 * the same id from two sources, missing fields, times of tomorrow and of years ago.
 */
final class Samples {

    private static final Arbitrary<LocalDate> TODAYS = Arbitraries.frequency(
            Tuple.of(8, LocalDate.parse("2026-06-30")),
            Tuple.of(1, LocalDate.parse("2024-03-01")),
            Tuple.of(1, LocalDate.parse("1970-01-20")),
            Tuple.of(1, LocalDate.parse("0003-01-01")),
            Tuple.of(1, LocalDate.parse("9999-12-29")));

    private static final Arbitrary<Integer> EDGES = Combinators.combine(
                    Arbitraries.of(1, 7, 14, 28, 30, 60, 90, 92, 120, 180, 210, 365, 395, 400, 730),
                    Arbitraries.of(-1, 0, 1))
            .as(Integer::sum);

    /** Days before today; -1 is tomorrow. A chapter keeps to one of these ranges. */
    private static final List<Arbitrary<Integer>> DAYS_AGO = List.of(
            Arbitraries.integers().between(-1, 29).withDistribution(RandomDistribution.uniform()),
            Arbitraries.integers().between(-1, 99).withDistribution(RandomDistribution.uniform()),
            Arbitraries.frequencyOf(
                    Tuple.of(3, Arbitraries.integers().between(-1, 45)),
                    Tuple.of(4, EDGES),
                    Tuple.of(1, Arbitraries.integers().between(0, 900))));

    private static final Arbitrary<Duration> HOURS = Arbitraries.of(
            Duration.ZERO,
            Duration.ofHours(9),
            Duration.ofHours(9).plusNanos(1_000),
            Duration.ofHours(9).plusNanos(1_999),
            Duration.ofHours(17).plusMillis(1),
            Duration.ofDays(1).minusNanos(1));

    private Samples() {}

    /** Any account, asked for as of any day of the horizon, mostly today. */
    static Arbitrary<Sample> any() {
        var daysBack = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, 40)),
                Tuple.of(1, Arbitraries.integers().between(0, 400)));
        return Combinators.combine(events(), TODAYS, daysBack)
                .as((told, today, back) -> new Sample(events(told, today), today, today.minusDays(back)))
                .withoutEdgeCases();
    }

    private record Told(int daysAgo, Duration hours, String prefix, Fact fact) {}

    private static Arbitrary<List<Told>> events() {
        var chapters = Facts.chapters().stream().map(Samples::chapter).toList();
        var others = Arbitraries.oneOf(chapters)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .withSizeDistribution(RandomDistribution.uniform());
        return Combinators.combine(chapter(Facts.described()).optional(0.6), others)
                .as((described, parts) -> {
                    var all = new ArrayList<Told>();
                    described.ifPresent(all::addAll);
                    parts.forEach(all::addAll);
                    return all;
                });
    }

    private static Arbitrary<List<Told>> chapter(Arbitrary<Fact> facts) {
        return Arbitraries.oneOf(
                DAYS_AGO.stream().map(days -> chapter(days, facts)).toList());
    }

    private static Arbitrary<List<Told>> chapter(Arbitrary<Integer> daysAgo, Arbitrary<Fact> facts) {
        return Combinators.combine(daysAgo, HOURS, Arbitraries.of("a", "b", "é", "Z", ""), facts)
                .as(Told::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    /** Ids differ, so that order of ids is not order of telling; those without a prefix differ by source alone. */
    private static List<Event> events(List<Told> told, LocalDate today) {
        var events = new ArrayList<Event>();
        for (var one : told) {
            var time = today.minusDays(one.daysAgo())
                    .atStartOfDay()
                    .plus(one.hours())
                    .toInstant(ZoneOffset.UTC);
            var source = one.prefix().isEmpty() ? "s" + events.size() : "s";
            var id = one.prefix().isEmpty() ? "same" : one.prefix() + events.size();
            events.add(new Event(source, id, "acme", time, Dates.from(today, one.fact())));
        }
        return events;
    }
}
