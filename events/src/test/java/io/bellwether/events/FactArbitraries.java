package io.bellwether.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events of every kind with any values that the contract allows, made from the records themselves. */
final class FactArbitraries {

    private static final LocalDate FIRST_DAY = LocalDate.of(0, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private FactArbitraries() {}

    static Arbitrary<Event> events() {
        return Combinators.combine(ids(), ids(), ids(), times(), facts()).as(Event::new);
    }

    static Arbitrary<Fact> facts() {
        return Arbitraries.of(EventType.all())
                .flatMap(type -> records(type.shape()).map(Fact.class::cast));
    }

    static Arbitrary<Instant> times() {
        return Combinators.combine(days(), Arbitraries.longs().between(0, 24 * 3600 * 1_000_000_000L - 1))
                .as((day, nanos) -> day.atStartOfDay().plusNanos(nanos).toInstant(java.time.ZoneOffset.UTC));
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a0', '\ud7ff')
                .ofMinLength(1)
                .ofMaxLength(Envelope.LONGEST_ID)
                .filter(id -> !id.isBlank());
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(FIRST_DAY.toEpochDay(), LAST_DAY.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<?> records(Class<?> type) {
        var components = type.getRecordComponents();
        return Combinators.combine(
                        Arrays.stream(components).map(FactArbitraries::values).toList())
                .as(values -> construct(type, components, values))
                .filter(Objects::nonNull);
    }

    private static Arbitrary<Object> values(RecordComponent component) {
        var values = values(component.getGenericType(), component.getAnnotation(Range.class))
                .asGeneric();
        return component.isAnnotationPresent(Required.class) ? values : values.injectNull(0.2);
    }

    private static Arbitrary<?> values(Type type, Range range) {
        if (type instanceof ParameterizedType list) {
            return values(list.getActualTypeArguments()[0], null).list().ofMaxSize(4);
        }
        var shape = (Class<?>) type;
        if (shape.isEnum()) {
            return Arbitraries.of(shape.getEnumConstants());
        }
        if (shape.isRecord()) {
            return records(shape);
        }
        if (shape == String.class) {
            return texts();
        }
        if (shape == LocalDate.class) {
            return days();
        }
        if (shape == Instant.class) {
            return times();
        }
        return shape == Boolean.class ? Arbitraries.of(true, false) : numbers(shape, range);
    }

    /** Any characters but those that cannot be stored; now and then as long as may be. */
    private static Arbitrary<String> texts() {
        var characters = Arbitraries.strings()
                .withCharRange('\1', '\ud7ff')
                .withCharRange('\ue000', '\uffff')
                .ofMaxLength(40);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(20, characters),
                net.jqwik.api.Tuple.of(2, characters.map(text -> text + "😀")),
                net.jqwik.api.Tuple.of(1, Arbitraries.just("x".repeat(Constraints.LONGEST_STRING))));
    }

    private static Arbitrary<?> numbers(Class<?> shape, Range range) {
        if (shape == Double.class) {
            return doubles(range);
        }
        if (shape == Long.class) {
            return Arbitraries.longs();
        }
        return range == null
                ? Arbitraries.integers()
                : Arbitraries.integers().between((int) range.min(), (int) range.max());
    }

    private static Arbitrary<Double> doubles(Range range) {
        if (range == null) {
            return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        }
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(range.min(), range.max()).ofScale(6),
                Arbitraries.longs()
                        .between((long) range.min(), (long) range.max())
                        .map(Long::doubleValue));
    }

    /** Null where two fields contradict each other. */
    private static Object construct(Class<?> type, RecordComponent[] components, List<Object> values) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidFact) {
                return null;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
