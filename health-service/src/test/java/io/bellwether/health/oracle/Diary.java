package io.bellwether.health.oracle;

import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that was said of an account, looked at as of a day: events of that day and before it, nothing after.
 *
 * @param oldest the first day within the horizon; what is older still says what is latest and what was ever seen, but
 *     no longer counts
 */
record Diary(List<Dated<Fact>> entries, LocalDate asOf, LocalDate oldest) {

    /** The diary of the distinct events; times count to the microsecond. */
    static Diary of(Collection<Event> events, LocalDate asOf, LocalDate oldest) {
        var distinct = new LinkedHashMap<List<String>, Dated<Fact>>();
        for (var event : events) {
            var time = event.time().truncatedTo(ChronoUnit.MICROS);
            distinct.put(List.of(event.source(), event.id()), Dated.of(time, event.id(), event.fact()));
        }
        return new Diary(List.copyOf(distinct.values()), asOf, oldest);
    }

    Diary asOf(LocalDate day) {
        return new Diary(entries, day, oldest);
    }

    Diary daysEarlier(int days) {
        return asOf(asOf.minusDays(days));
    }

    Stream<Dated<Fact>> ever() {
        return entries.stream().filter(entry -> !entry.day().isAfter(asOf));
    }

    boolean seen(Predicate<Fact> which) {
        return ever().anyMatch(entry -> which.test(entry.value()));
    }

    /** The days from one to another, both included, as far as they count. */
    Stream<Fact> between(LocalDate from, LocalDate to) {
        return ever().filter(entry -> !entry.day().isBefore(from)
                        && !entry.day().isBefore(oldest)
                        && !entry.day().isAfter(to))
                .map(Dated::value);
    }

    /** So many days, ending with the as-of day, that day included. */
    Stream<Fact> last(int days) {
        return between(asOf.minusDays(days - 1L), asOf);
    }

    /** The days before those. */
    Stream<Fact> previous(int days) {
        return daysEarlier(days).last(days);
    }

    long count(int days, Predicate<Fact> which) {
        return last(days).filter(which).count();
    }

    long countPrevious(int days, Predicate<Fact> which) {
        return previous(days).filter(which).count();
    }

    /** Whether it is not older than so many days. */
    boolean isWithin(int days, Dated<?> entry) {
        return !entry.day().isBefore(asOf.minusDays(days));
    }

    /** The latest value that a fact gives, or null; a fact that gives none is none. */
    <V extends Comparable<V>> Dated<V> latest(Function<Fact, V> value) {
        return values(value).max(Dated.byAge()).orElse(null);
    }

    /** The latest value of each contact, KPI, …; a fact without a name is none of them. */
    <V extends Comparable<V>> Map<String, Dated<V>> latestOfEach(Function<Fact, String> name, Function<Fact, V> value) {
        var latest = new LinkedHashMap<String, Dated<V>>();
        ever().filter(entry -> name.apply(entry.value()) != null)
                .forEach(entry -> latest.merge(
                        name.apply(entry.value()),
                        entry.with(value.apply(entry.value())),
                        (a, b) -> Dated.<V>byAge().compare(a, b) > 0 ? a : b));
        return latest;
    }

    <V> Stream<Dated<V>> values(Function<Fact, V> value) {
        return ever().map(entry -> entry.with(value.apply(entry.value()))).filter(entry -> entry.value() != null);
    }

    /** The value alone, as an exact number, or null. */
    <V extends Number & Comparable<V>> Fraction number(Function<Fact, V> value) {
        var latest = latest(value);
        return latest == null ? null : Fraction.of(latest.value().doubleValue());
    }
}
