package io.bellwether.ingestion.mapping;

import java.util.HashMap;
import java.util.Map;

/**
 * How often each hash came: a set of longs with open addressing, as tens of millions of boxed ones would not fit.
 *
 * <p>Hashes spread evenly already, so their lowest bits are their places.
 */
final class SeenHashes {

    private long[] table = new long[1 << 10];
    private int size;
    private final Map<Long, Integer> repeated = new HashMap<>();

    /** How often this hash has come, this time included. */
    int add(long hash) {
        // 0 marks a free place.
        long stored = hash == 0 ? 1 : hash;
        if (insert(table, stored)) {
            size++;
            growIfCrowded();
            return 1;
        }
        return repeated.merge(stored, 2, (count, _) -> count + 1);
    }

    private void growIfCrowded() {
        if (size < table.length / 4 * 3) {
            return;
        }
        var larger = new long[table.length * 2];
        for (long hash : table) {
            if (hash != 0) {
                insert(larger, hash);
            }
        }
        table = larger;
    }

    private static boolean insert(long[] table, long hash) {
        int mask = table.length - 1;
        int place = (int) hash & mask;
        while (table[place] != 0) {
            if (table[place] == hash) {
                return false;
            }
            place = (place + 1) & mask;
        }
        table[place] = hash;
        return true;
    }
}
