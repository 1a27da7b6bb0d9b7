package io.bellwether.ingestion;

import io.bellwether.effectonce.SeenIds;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The identities of events that were accepted lately, whichever instance took them; bounded in time and number.
 *
 * <p>Some tables follow each other, each for a part of the window or of the number, and go as a whole: so an identity
 * is remembered for the window and up to a quarter longer, or among three quarters of the number at least.
 */
@Singleton
class AcceptedIds {

    private static final int TABLES = 4;

    private final long window;
    private final int most;
    private final Deque<Table> newestFirst = new ArrayDeque<>();

    AcceptedIds(IngestionConfig config) {
        window = config.dedupWindow().toMillis();
        most = config.dedupEvents();
    }

    /** The identity as it was added, or 0 where it is unknown; times are milliseconds since 1970. */
    synchronized long find(long high, long low, long now) {
        for (var table : newestFirst) {
            long found = table.until + window > now ? table.ids.find(high, low) : 0;
            if (found != 0) {
                return found;
            }
        }
        return 0;
    }

    /** Adds an identity; one that is known stays as it is. */
    synchronized void add(long high, long low, long at) {
        if (window > 0 && find(high, low, at) == 0) {
            var table = tableFor(at);
            table.ids.add(high, low, 0);
            table.until = Math.max(table.until, at);
        }
    }

    synchronized void forget(long now) {
        newestFirst.removeIf(table -> table.until + window <= now);
    }

    synchronized int size() {
        return newestFirst.stream().mapToInt(table -> table.ids.size()).sum();
    }

    /** What they take on the heap. */
    synchronized long bytes() {
        return newestFirst.stream().mapToLong(table -> table.ids.bytes()).sum();
    }

    private Table tableFor(long at) {
        var newest = newestFirst.peekFirst();
        if (newest == null || at - newest.began > window / TABLES || newest.ids.size() >= most / TABLES) {
            forget(at);
            while (size() > most - most / TABLES) {
                newestFirst.removeLast();
            }
            newest = new Table(at);
            newestFirst.addFirst(newest);
        }
        return newest;
    }

    private static final class Table {

        private final SeenIds ids = new SeenIds();
        private final long began;
        private long until;

        Table(long began) {
            this.began = began;
            this.until = began;
        }
    }
}
