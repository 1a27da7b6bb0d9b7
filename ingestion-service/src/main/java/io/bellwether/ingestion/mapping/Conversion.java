package io.bellwether.ingestion.mapping;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How text becomes a value of the type that the contract gives a field. */
public sealed interface Conversion {

    /**
     * A String, Long, BigDecimal, Boolean or LocalDate.
     *
     * @throws BadValue where the text is none
     */
    Object convert(Cell cell);

    record ToText() implements Conversion {
        @Override
        public Object convert(Cell cell) {
            return cell.text();
        }
    }

    /** One of the names that the contract knows. */
    record ToName(Set<String> names) implements Conversion {
        @Override
        public Object convert(Cell cell) {
            var name = cell.text().strip();
            if (!names.contains(name)) {
                throw new BadValue(cell, "must be one of " + String.join(", ", new TreeSet<>(names)));
            }
            return name;
        }
    }

    record ToInteger(BigDecimal times) implements Conversion {
        @Override
        public Object convert(Cell cell) {
            try {
                return Decimal.of(cell).multiply(times).longValueExact();
            } catch (ArithmeticException e) {
                throw new BadValue(cell, "is not a whole number");
            }
        }
    }

    record ToNumber(BigDecimal times) implements Conversion {
        @Override
        public Object convert(Cell cell) {
            return Decimal.of(cell).multiply(times);
        }
    }

    record ToBoolean() implements Conversion {
        @Override
        public Object convert(Cell cell) {
            return switch (cell.text().strip().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "1" -> true;
                case "false", "no", "0" -> false;
                default -> throw new BadValue(cell, "is neither true, yes, 1 nor false, no, 0");
            };
        }
    }

    record ToDate(TimeFormat format, int plusDays) implements Conversion {
        @Override
        public Object convert(Cell cell) {
            return format.date(cell).plusDays(plusDays);
        }
    }
}
