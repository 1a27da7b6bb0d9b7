package io.bellwether.alerting;

/** An order of tasks, in which each has a place of its own: a page goes on exactly where another ended. */
enum Sort {
    /** Most severe first, then what is due first. */
    URGENCY(Cursor.ByUrgency.class, "severity, due, id", "(severity, due, id) > (?::severity, ?, ?)"),

    /** Last raised first. */
    NEWEST(Cursor.ByAge.class, "created_at DESC, id DESC", "(created_at, id) < (?, ?)");

    final Class<? extends Cursor> cursor;
    final String order;
    final String after;

    Sort(Class<? extends Cursor> cursor, String order, String after) {
        this.cursor = cursor;
        this.order = order;
        this.after = after;
    }
}
