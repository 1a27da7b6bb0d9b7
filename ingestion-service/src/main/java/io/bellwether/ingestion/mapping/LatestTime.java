package io.bellwether.ingestion.mapping;

import java.time.Instant;

/** The latest time of all events that rows become; rows without one are left to the import to report. */
public final class LatestTime {

    private Instant latest = Instant.MIN;

    public void see(FileMapping file, Row row) {
        for (var event : file.events()) {
            if (event.appliesTo(row)) {
                event.timeOf(row).filter(latest::isBefore).ifPresent(time -> latest = time);
            }
        }
    }

    /** No shift where there was no event. */
    public Shift shiftTo(Instant now) {
        return latest.equals(Instant.MIN) ? Shift.NONE : Shift.toNow(latest, now);
    }
}
