package io.bellwether.ingestion.mapping;

import io.bellwether.events.EventType;
import io.bellwether.events.Required;
import io.bellwether.ingestion.mapping.Condition.Blank;
import io.bellwether.ingestion.mapping.Condition.In;
import java.lang.reflect.RecordComponent;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Reads what rows of one file become.
 *
 * @param role of the file in the identity of its events
 * @param zone of times that name none
 */
record EventMappingReader(String source, String role, ZoneId zone) {

    /** Null where the kind is none; the fault is noted. */
    EventMapping read(Cursor event) {
        var type = type(event.at("kind"));
        if (type == null) {
            return null;
        }
        return new EventMapping(
                type,
                source,
                role,
                conditions(event.at("when")),
                event.at("account").column(),
                time(event.at("time")),
                event.at("id").items().stream().map(Cursor::column).toList(),
                fields(event.at("data"), type));
    }

    private static EventType type(Cursor kind) {
        var found = EventType.all().stream()
                .filter(type -> type.kind().equals(kind.text()) && type.topic().published())
                .findFirst();
        if (found.isEmpty()) {
            kind.fault("is no kind that can be sent; /v1/schemas lists them");
        }
        return found.orElse(null);
    }

    private static List<Condition> conditions(Cursor when) {
        return when.fields().entrySet().stream()
                .map(entry -> condition(entry.getValue().use(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static Condition condition(String column, Cursor wanted) {
        if (!wanted.isObject()) {
            return new In(column, wanted.texts(), true);
        }
        return wanted.at("not").exists()
                ? new In(column, wanted.at("not").texts(), false)
                : new Blank(column, wanted.at("blank").node().asBoolean());
    }

    private TimeRule time(Cursor time) {
        var zoneOfTime = MappingReader.zone(time.at("zone"), zone);
        var at = time.at("at").parse(LocalTime::parse, LocalTime.MIDNIGHT, "is no time of day such as 09:30");
        var iso = TimeFormat.iso(zoneOfTime, at);
        return new TimeRule(
                time.column(),
                time.at("format").parse(pattern -> TimeFormat.of(pattern, zoneOfTime, at), iso, TimeFormat.NO_FORMAT),
                time.at("plusHours").column());
    }

    private static List<FieldRule> fields(Cursor data, EventType type) {
        var known = new LinkedHashMap<String, RecordComponent>();
        for (var component : type.shape().getRecordComponents()) {
            known.put(component.getName(), component);
            if (component.isAnnotationPresent(Required.class)
                    && !data.at(component.getName()).exists()) {
                data.fault("lacks %s, which %s requires".formatted(component.getName(), type.kind()));
            }
        }
        var rules = new ArrayList<FieldRule>();
        data.fields().forEach((name, value) -> {
            if (known.containsKey(name)) {
                rules.add(FieldRuleReader.read(value, known.get(name)));
            } else {
                value.fault(
                        "is no field of %s, which has: %s".formatted(type.kind(), String.join(", ", known.keySet())));
            }
        });
        return rules;
    }
}
