package io.bellwether.e2e.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What is said that is not as expected, in words. */
final class Differences {

    static final double CLOSE = 1e-9;

    private final List<String> all = new ArrayList<>();

    /** A look at something that notes what differs. */
    interface Look {
        void note(Differences differences) throws Exception;
    }

    /** What it notes at this moment. */
    static List<String> of(Look look) {
        var differences = new Differences();
        try {
            look.note(differences);
        } catch (Exception e) {
            throw new IllegalStateException("cannot look", e);
        }
        return differences.all();
    }

    List<String> all() {
        return List.copyOf(all);
    }

    void add(String difference) {
        all.add(difference);
    }

    void addEach(String what, Collection<?> each) {
        each.forEach(one -> all.add(what + ": " + one));
    }

    void compare(String what, Object said, Object expected) {
        if (!said.equals(expected)) {
            all.add("%s: %s instead of %s".formatted(what, said, expected));
        }
    }

    void near(String what, Double said, Double expected) {
        boolean bothKnown = said != null && expected != null;
        boolean same = bothKnown ? Math.abs(said - expected) <= CLOSE : Objects.equals(said, expected);
        if (!same) {
            all.add("%s: %s instead of %s".formatted(what, said, expected));
        }
    }
}
