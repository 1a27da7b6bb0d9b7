package io.bellwether.effectonce;

import java.nio.ByteBuffer;

/**
 * A set of {@link EventId}s, each with the hour in which it was seen: two longs a place, open addressing, no objects.
 *
 * <p>At most four fifths of the places are taken and the table grows by half, so an id costs 20 to 30 bytes. Of the
 * hour 12 bits are kept, which tell hours apart within {@value #LONGEST_WINDOW_DAYS} days.
 */
public final class SeenIds {

    static final int LONGEST_WINDOW_DAYS = 80;

    private static final int SMALLEST = 16;
    private static final int HOURS = 1 << 12;
    private static final long HOUR = HOURS - 1;

    private long[] table;
    private int size;

    public SeenIds() {
        this(0);
    }

    public SeenIds(int expected) {
        table = new long[2 * Math.max(SMALLEST, capacityFor(expected))];
    }

    public int size() {
        return size;
    }

    /** What it takes on the heap. */
    public long bytes() {
        return (long) table.length * Long.BYTES;
    }

    /** The id as it was added, or 0 where it is unknown. */
    public long find(long high, long low) {
        int place = place(high, low);
        return table[place] == 0 ? 0 : table[place + 1] | HOUR;
    }

    /** Adds an id; one that is known stays as it is. */
    public void add(long high, long low, int hour) {
        reserve(1);
        put(high, (low & ~HOUR) | (hour & HOUR));
    }

    /** Adds all of another set as seen in an hour. */
    void addAll(SeenIds other, int hour) {
        reserve(other.size);
        for (int place = 0; place < other.table.length; place += 2) {
            if (other.table[place] != 0) {
                put(other.table[place], (other.table[place + 1] & ~HOUR) | (hour & HOUR));
            }
        }
    }

    /** Adds ids in their stored form, from one to before another. */
    void addAll(byte[] stored, int begin, int end, int hour, boolean comparable) {
        var from = ByteBuffer.wrap(stored, begin * EventId.BYTES, (end - begin) * EventId.BYTES);
        reserve(end - begin);
        while (from.hasRemaining()) {
            long high = from.getLong() | 1;
            long low = from.getLong();
            put(high, (comparable ? low & ~HOUR : EventId.withoutBody(low)) | (hour & HOUR));
        }
    }

    /** The stored form: the ids one after the other. */
    byte[] stored() {
        var to = ByteBuffer.allocate(size * EventId.BYTES);
        for (int place = 0; place < table.length; place += 2) {
            if (table[place] != 0) {
                to.putLong(table[place]).putLong(table[place + 1] & ~HOUR);
            }
        }
        return to.array();
    }

    /** Drops the ids of hours before the given one, if any, in one go through the table. */
    void forgetBefore(int hour) {
        var old = table;
        int kept = 0;
        for (int place = 0; place < old.length; place += 2) {
            kept += old[place] != 0 && !isBefore(old[place + 1], hour) ? 1 : 0;
        }
        if (kept == size) {
            return;
        }
        table = new long[2 * Math.max(SMALLEST, capacityFor(kept))];
        size = 0;
        for (int place = 0; place < old.length; place += 2) {
            if (old[place] != 0 && !isBefore(old[place + 1], hour)) {
                put(old[place], old[place + 1]);
            }
        }
    }

    private static boolean isBefore(long low, int hour) {
        return ((int) (low - hour) << 20) < 0;
    }

    private void put(long high, long low) {
        int place = place(high, low);
        if (table[place] == 0) {
            table[place] = high;
            table[place + 1] = low;
            size++;
        }
    }

    /** Where the id is, or the free place where it belongs. */
    private int place(long high, long low) {
        int capacity = table.length / 2;
        int slot = (int) Math.unsignedMultiplyHigh(high, capacity);
        while (true) {
            int place = 2 * slot;
            if (table[place] == 0 || (table[place] == high && EventId.sameIdentity(table[place + 1], low))) {
                return place;
            }
            slot = slot + 1 == capacity ? 0 : slot + 1;
        }
    }

    private void reserve(int more) {
        int capacity = table.length / 2;
        if (capacityFor(size + more) > capacity) {
            var old = table;
            table = new long[2 * Math.max(capacityFor(size + more), capacity + capacity / 2)];
            size = 0;
            for (int place = 0; place < old.length; place += 2) {
                if (old[place] != 0) {
                    put(old[place], old[place + 1]);
                }
            }
        }
    }

    private static int capacityFor(int ids) {
        return Math.toIntExact(ids * 5L / 4 + 1);
    }
}
