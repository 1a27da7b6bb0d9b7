package io.bellwether.effectonce;

import java.util.ArrayList;
import java.util.List;

/**
 * The ids that a shard has seen within the window, or the newest of them where there are too many.
 *
 * <p>They are kept in up to five tables that follow each other, each for a quarter of the ids. Where a batch would make
 * them too many, the oldest table goes as a whole, whatever the hour: it costs the same however many ids there are,
 * and some three quarters always stay. A quarter is large, so that few shards ever look into a second table.
 */
final class RecentIds {

    private static final int QUARTERS = 4;

    private final int most;
    private final int quarter;
    /** Newest first, never empty; replaced and never changed, as gauges read it too. */
    private volatile List<SeenIds> tables = List.of(new SeenIds());

    RecentIds(int most) {
        this.most = most;
        this.quarter = Math.ceilDiv(most, QUARTERS);
    }

    int size() {
        return tables.stream().mapToInt(SeenIds::size).sum();
    }

    /** What they take on the heap. */
    long bytes() {
        return tables.stream().mapToLong(SeenIds::bytes).sum();
    }

    /** The id as it was added, or 0 where it is unknown. */
    long find(long high, long low) {
        var all = tables;
        long found = all.getFirst().find(high, low);
        for (int i = 1; found == 0 && i < all.size(); i++) {
            found = all.get(i).find(high, low);
        }
        return found;
    }

    /**
     * Adds ids that are not known yet, as seen in an hour.
     *
     * @return how many others were forgotten to make room
     */
    int addAll(SeenIds ids, int hour) {
        var all = new ArrayList<>(tables);
        if (all.getFirst().size() >= quarter) {
            all.addFirst(new SeenIds());
        }
        int forgotten = 0;
        while (!all.isEmpty() && size(all) + ids.size() > most) {
            forgotten += all.removeLast().size();
        }
        replace(all);
        tables.getFirst().addAll(ids, hour);
        return forgotten;
    }

    /**
     * Adds stored ids that are older than all there are, as far as there is room.
     *
     * @param newestLast the stored form
     * @param comparable whether their checksums say anything
     * @param expected how many ids will be added in all, with these
     */
    void addOlder(byte[] newestLast, int hour, boolean comparable, int expected) {
        int left = newestLast.length / EventId.BYTES;
        while (left > 0 && isOpen()) {
            var oldest = oldestWithRoom(expected);
            int taken = Math.min(left, Math.min(quarter - oldest.size(), most - size()));
            oldest.addAll(newestLast, left - taken, left, hour, comparable);
            left -= taken;
        }
    }

    /** Whether there is room for more. */
    boolean isOpen() {
        return size() < most;
    }

    void forgetBefore(int hour) {
        var all = new ArrayList<>(tables);
        all.forEach(ids -> ids.forgetBefore(hour));
        all.removeIf(ids -> ids.size() == 0);
        replace(all);
    }

    private SeenIds oldestWithRoom(int expected) {
        var oldest = tables.getLast();
        if (oldest.size() > 0 && oldest.size() < quarter) {
            return oldest;
        }
        var next = new SeenIds(Math.min(quarter, Math.max(0, expected - size())));
        var all = new ArrayList<>(tables);
        all.removeIf(ids -> ids.size() == 0);
        all.add(next);
        replace(all);
        return next;
    }

    private void replace(List<SeenIds> by) {
        tables = by.isEmpty() ? List.of(new SeenIds()) : List.copyOf(by);
    }

    private static int size(List<SeenIds> tables) {
        return tables.stream().mapToInt(SeenIds::size).sum();
    }
}
