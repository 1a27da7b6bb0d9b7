package io.bellwether.ingestion.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.events.Json;
import io.bellwether.ingestion.admission.Admitted;
import io.bellwether.ingestion.admission.EventCheck;
import io.bellwether.ingestion.admission.Reason;
import io.bellwether.ingestion.admission.Refusal;
import io.bellwether.ingestion.admission.Verdict.Accepted;
import io.bellwether.ingestion.admission.Verdict.Rejected;
import io.bellwether.ingestion.mapping.Cell;
import io.bellwether.ingestion.mapping.EventIds;
import io.bellwether.ingestion.mapping.EventMapping;
import io.bellwether.ingestion.mapping.Outcome.Mapped;
import io.bellwether.ingestion.mapping.Outcome.Unmapped;
import io.bellwether.ingestion.mapping.Shift;
import java.time.Instant;
import java.util.Map;

/** Maps rows and checks the events they become, just as those that come over HTTP. */
public final class RowJudge {

    private final EventCheck check;
    private final Shift shift;
    private final Instant now;

    /** @param now of the import's start */
    public RowJudge(EventCheck check, Shift shift, Instant now) {
        this.check = check;
        this.shift = shift;
        this.now = now;
    }

    /** @param ids of the row's file */
    public Judged judge(EventMapping mapping, ImportedRow row, EventIds ids) {
        return switch (mapping.map(row, shift, ids)) {
            case Mapped event -> judge(event, mapping, row);
            case Unmapped unmapped -> {
                var column = unmapped.cell().column();
                var refusal = Refusal.of(Reason.INVALID_ROW, "/" + column, unmapped.why());
                yield rejected(refusal, mapping, row, unmapped.cell());
            }
        };
    }

    /** A row that has more or fewer values than the file has columns. */
    public static Judged misshapen(ImportedRow row) {
        var refusal = Refusal.of(
                Reason.INVALID_ROW, "", "has %d values for %d columns".formatted(row.values(), row.columns()));
        return new Judged(
                new Rejected(refusal, row.original(null, null)),
                false,
                new RowError(row.file(), row.line(), null, null, null, refusal.detail()));
    }

    private Judged judge(Mapped event, EventMapping mapping, ImportedRow row) {
        var attributes = Map.of(
                "specversion", "1.0",
                "id", event.id(),
                "source", event.source(),
                "type", event.type().name(),
                "subject", event.account(),
                "time", event.time().toString());
        return switch (check.check(attributes::get, event.data(), now)) {
            case Admitted admitted ->
                new Judged(
                        new Accepted(admitted.type(), admitted.envelope(), Map.of(), json(event)),
                        event.repeated(),
                        null);
            case Refusal refusal -> {
                var column = mapping.columnOf(refusal.pointer());
                yield rejected(refusal, mapping, row, column == null ? null : row.cell(column));
            }
        };
    }

    private static Judged rejected(Refusal refusal, EventMapping mapping, ImportedRow row, Cell cell) {
        var type = mapping.type();
        return new Judged(
                new Rejected(refusal, row.original(row.get(mapping.account()), type.name())),
                false,
                new RowError(
                        row.file(),
                        row.line(),
                        type.kind(),
                        cell == null ? null : cell.column(),
                        cell == null ? null : cell.text(),
                        refusal.reason() == Reason.INVALID_ROW
                                ? refusal.faults().getFirst().detail()
                                : refusal.detail()));
    }

    private static byte[] json(Mapped event) {
        try {
            return Json.mapper().writeValueAsBytes(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
