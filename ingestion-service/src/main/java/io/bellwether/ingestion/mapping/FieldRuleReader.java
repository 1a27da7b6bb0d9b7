package io.bellwether.ingestion.mapping;

import io.bellwether.events.Json;
import io.bellwether.ingestion.mapping.Conversion.ToBoolean;
import io.bellwether.ingestion.mapping.Conversion.ToDate;
import io.bellwether.ingestion.mapping.Conversion.ToInteger;
import io.bellwether.ingestion.mapping.Conversion.ToName;
import io.bellwether.ingestion.mapping.Conversion.ToNumber;
import io.bellwether.ingestion.mapping.Conversion.ToText;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads where one field's value comes from; its type is the contract's. */
final class FieldRuleReader {

    private FieldRuleReader() {}

    static FieldRule read(Cursor value, RecordComponent field) {
        var column = value.column();
        if (value.isObject()
                && value.at("column").exists() == value.at("constant").exists()) {
            value.fault("needs either a column or a constant");
        }
        refuseMisfits(value, field.getType());
        var rule = new FieldRule(
                field.getName(),
                column,
                value.at("constant").text(),
                value.at("default").text(),
                value.at("lower").node().asBoolean(),
                lookup(value.at("lookup")),
                value.at("otherwise").text(),
                conversion(value, field.getType()));
        checkConstants(value, rule);
        return rule;
    }

    private static Map<String, String> lookup(Cursor lookup) {
        var texts = new LinkedHashMap<String, String>();
        lookup.fields().forEach((from, to) -> texts.put(from, to.text()));
        return texts;
    }

    private static void refuseMisfits(Cursor value, Class<?> type) {
        boolean number = Number.class.isAssignableFrom(type);
        if (value.at("times").exists() && !number) {
            value.at("times").fault("only fits a field that is a number");
        }
        for (var key : Set.of("format", "plusDays")) {
            if (value.at(key).exists() && type != LocalDate.class) {
                value.at(key).fault("only fits a field that is a date");
            }
        }
        for (var key : Set.of("default", "lower", "lookup", "otherwise")) {
            if (value.at(key).exists() && value.at("constant").exists()) {
                value.at(key).fault("does not fit a constant");
            }
        }
        if (value.at("otherwise").exists() && !value.at("lookup").exists()) {
            value.at("otherwise").fault("only fits a lookup");
        }
    }

    private static Conversion conversion(Cursor value, Class<?> type) {
        if (type == LocalDate.class) {
            return new ToDate(
                    dateFormat(value.at("format")), value.at("plusDays").node().asInt());
        }
        if (Number.class.isAssignableFrom(type)) {
            var times = value.at("times").exists() ? value.at("times").node().decimalValue() : BigDecimal.ONE;
            return type == Double.class ? new ToNumber(times) : new ToInteger(times);
        }
        if (type == Boolean.class) {
            return new ToBoolean();
        }
        return type.isEnum() ? new ToName(names(type)) : new ToText();
    }

    private static TimeFormat dateFormat(Cursor format) {
        var iso = TimeFormat.iso(ZoneOffset.UTC, LocalTime.MIDNIGHT);
        return format.parse(
                pattern -> TimeFormat.of(pattern, ZoneOffset.UTC, LocalTime.MIDNIGHT), iso, TimeFormat.NO_FORMAT);
    }

    /** As the contract writes the constants of an enum. */
    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Json.mapper().convertValue(constant, String.class))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Texts that the mapping itself gives are tried now, not when the first row needs them. */
    private static void checkConstants(Cursor value, FieldRule rule) {
        check(value.at("constant"), rule);
        check(value.at("default"), rule);
        check(value.at("otherwise"), rule);
        value.at("lookup").fields().values().forEach(text -> check(text, rule));
    }

    private static void check(Cursor text, FieldRule rule) {
        try {
            if (text.exists()) {
                rule.conversion().convert(new Cell(rule.field(), text.text()));
            }
        } catch (BadValue e) {
            text.fault(e.getMessage());
        }
    }
}
