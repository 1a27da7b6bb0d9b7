package io.bellwether.alerting.assign;

import java.util.HashMap;
import java.util.Map;

/**
 * The accounts that somebody looks after.
 *
 * @param accounts by segment; those without one are under the empty name
 * @param arr of all together
 */
public record Load(Map<String, Integer> accounts, double arr) {

    public static final Load NOTHING = new Load(Map.of(), 0);

    public Load {
        accounts = Map.copyOf(accounts);
    }

    /**
     * With more of them.
     *
     * @param segment null where unknown
     */
    public Load plus(String segment, int more, double moreArr) {
        var all = new HashMap<>(accounts);
        all.merge(segment == null ? "" : segment, more, Integer::sum);
        return new Load(all, arr + moreArr);
    }

    public int total() {
        return accounts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
