package io.bellwether.ingestion.mapping;

import io.bellwether.events.EventType;
import io.bellwether.ingestion.mapping.Outcome.Mapped;
import io.bellwether.ingestion.mapping.Outcome.Unmapped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One kind of event that rows of a file become.
 *
 * @param role of the file, as part of its events' identity
 * @param account column of the account id
 * @param id columns of the identity; empty where the content is the identity
 */
public record EventMapping(
        EventType type,
        String source,
        String role,
        List<Condition> when,
        String account,
        TimeRule time,
        List<String> id,
        List<FieldRule> fields) {

    public boolean appliesTo(Row row) {
        for (var condition : when) {
            if (!condition.holds(row)) {
                return false;
            }
        }
        return true;
    }

    /** When this row's event happened, before any shift; nothing where that cannot be told. */
    public Optional<Instant> timeOf(Row row) {
        try {
            return Optional.of(time.of(row));
        } catch (BadValue e) {
            return Optional.empty();
        }
    }

    /** The event of this row. Its id does not depend on the shift. */
    public Outcome map(Row row, Shift shift, EventIds ids) {
        try {
            var subject = notBlank(row.cell(account));
            var happened = time.of(row);
            var data = EventData.of(fields, row);
            var identity = identify(row, ids, subject, happened, data);
            return new Mapped(
                    type,
                    source,
                    identity.text(),
                    subject,
                    shift.apply(happened),
                    data.json(shift),
                    identity.repeated());
        } catch (BadValue e) {
            return new Unmapped(type, e.cell(), e.getMessage());
        }
    }

    /** The column behind what a JSON pointer into the event names; null where there is none. */
    public String columnOf(String pointer) {
        return switch (pointer) {
            case "/subject" -> account;
            case "/time" -> time.column();
            default ->
                fields.stream()
                        .filter(field -> pointer.equals("/data/" + field.field()))
                        .findFirst()
                        .map(FieldRule::column)
                        .orElse(null);
        };
    }

    private EventIds.Id identify(Row row, EventIds ids, String subject, Instant happened, EventData data) {
        if (id.isEmpty()) {
            return ids.ofContent(data.content(role, type.kind(), subject, happened.toString()));
        }
        return ids.ofColumns(id.stream()
                .map(column -> URLEncoder.encode(notBlank(row.cell(column)), StandardCharsets.UTF_8))
                .collect(Collectors.joining("/", role + "/" + type.kind() + "/", "")));
    }

    private static String notBlank(Cell cell) {
        if (cell.isBlank()) {
            throw new BadValue(cell, "is blank");
        }
        return cell.text();
    }
}
