package io.bellwether.alerting.assign;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What pools have done so far, and do now: whose turn it was, which account is with whom, who has how much. */
public final class Turns {

    private final Map<String, String> last;
    private final Map<Held, String> held;
    private final Map<String, Load> loads;
    private final Map<Held, String> picked = new HashMap<>();

    /** An account that a pool has given to somebody. */
    public record Held(String pool, String account) {}

    /**
     * @param last by pool, whose turn it was
     * @param held with whom the accounts are that pools have given away
     * @param loads by person
     */
    public Turns(Map<String, String> last, Map<Held, String> held, Map<String, Load> loads) {
        this.last = new HashMap<>(last);
        this.held = new HashMap<>(held);
        this.loads = new HashMap<>(loads);
    }

    public static Turns none() {
        return new Turns(Map.of(), Map.of(), Map.of());
    }

    /** By pool, whose turn it was last. */
    public Map<String, String> last() {
        return Map.copyOf(last);
    }

    /** What pools have given away in these turns. */
    public Map<Held, String> picked() {
        return Map.copyOf(picked);
    }

    Load load(String person) {
        return loads.getOrDefault(person, Load.NOTHING);
    }

    /** Null where it was nobody's turn yet. */
    String last(String pool) {
        return last.get(pool);
    }

    Optional<String> holder(Held account) {
        return Optional.ofNullable(held.get(account));
    }

    void give(Held account, String person, String segment, double arr) {
        last.put(account.pool(), person);
        held.put(account, person);
        picked.put(account, person);
        loads.put(person, load(person).plus(segment, 1, arr));
    }
}
