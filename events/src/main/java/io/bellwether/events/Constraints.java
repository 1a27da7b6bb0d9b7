package io.bellwether.events;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** The limits on single fields that the type system does not state: presence, ranges of numbers, sanity of strings. */
final class Constraints {

    static final int LONGEST_STRING = 10_000;

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
    };

    private Constraints() {}

    /** @throws InvalidFact naming the first field that is out of its limits */
    static void check(Fact fact) {
        checkFields(fact);
    }

    private static void checkFields(Object parent) {
        for (var field : FIELDS.get(parent.getClass())) {
            var value = field.of(parent);
            if (value == null && field.required) {
                throw new InvalidFact("/" + field.name, "is required");
            }
            checkValue("/" + field.name, field.range, value);
        }
    }

    private static void checkValue(String pointer, Range range, Object value) {
        switch (value) {
            case String text -> checkText(pointer, text);
            case Number number -> checkNumber(pointer, range, number.doubleValue());
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    checkValue(pointer + "/" + i, range, list.get(i));
                }
            }
            case Record nested -> {
                try {
                    checkFields(nested);
                } catch (InvalidFact e) {
                    throw e.under(pointer);
                }
            }
            case null, default -> {}
        }
    }

    private static void checkText(String pointer, String text) {
        if (text.length() > LONGEST_STRING) {
            throw new InvalidFact(pointer, "must not be longer than " + LONGEST_STRING + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                throw new InvalidFact(pointer, "must not contain the NUL character");
            }
            if (Character.isSurrogate(c)) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    throw new InvalidFact(pointer, "must not contain half a surrogate pair");
                }
                i++;
            }
        }
    }

    private static void checkNumber(String pointer, Range range, double number) {
        if (range == null) {
            if (!Double.isFinite(number)) {
                throw new InvalidFact(pointer, "must be a finite number");
            }
        } else if (!(number >= range.min() && number <= range.max())) {
            throw new InvalidFact(pointer, "must be from %s to %s".formatted(plain(range.min()), plain(range.max())));
        }
    }

    private static String plain(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }

    private record Field(String name, boolean required, Range range, Method accessor) {

        static Field of(RecordComponent component) {
            return new Field(
                    component.getName(),
                    component.isAnnotationPresent(Required.class),
                    component.getAnnotation(Range.class),
                    component.getAccessor());
        }

        Object of(Object parent) {
            try {
                return accessor.invoke(parent);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
