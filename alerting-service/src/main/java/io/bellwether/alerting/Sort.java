package io.bellwether.alerting;

/** An order of tasks, in which each has a place of its own: a page goes on exactly where another ended. */
enum Sort {
    /** Most urgent first, then what is due first. */
    URGENCY(Cursor.ByUrgency.class, "rank, due, id", "(rank, due, id) > (?, ?, ?)"),

    /** What is due first. */
    DUE(Cursor.ByDue.class, "due, id", "(due, id) > (?, ?)"),

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
