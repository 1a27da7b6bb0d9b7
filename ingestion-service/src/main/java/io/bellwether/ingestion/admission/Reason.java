package io.bellwether.ingestion.admission;

/** Why an event is refused, as a kind of problem; {@code docs/events.md} lists them for publishers. */
public enum Reason {
    NOT_JSON("not-json", "Not JSON"),
    INVALID_EVENT("invalid-event", "Invalid event"),
    UNKNOWN_TYPE("unknown-type", "Unknown event type"),
    RESERVED_TYPE("reserved-type", "Event type that only Bellwether sends"),
    FUTURE_TIME("future-time", "Time in the future"),
    CONFLICT("id-conflict", "Source and id of another event"),
    TOO_LARGE("event-too-large", "Event too large"),
    INVALID_ROW("invalid-row", "Row that cannot become an event");

    private final String slug;
    private final String title;

    Reason(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    /** The last part of the problem's type. */
    public String slug() {
        return slug;
    }

    public String problemType() {
        return "/problems/" + slug;
    }

    public String title() {
        return title;
    }
}
