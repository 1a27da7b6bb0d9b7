package io.bellwether.e2e.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;

/** What is said that is not as expected, in words. */
final class Differences {

    static final double CLOSE = 1e-9;

    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final List<String> all = new ArrayList<>();

    /** A look at something that notes what differs. */
    interface Look {
        void note(Differences differences) throws Exception;
    }

    /** What it notes at this moment; also that it cannot look, as where an instance is only starting. */
    static List<String> of(Look look) {
        var differences = new Differences();
        try {
            look.note(differences);
        } catch (Exception e) {
            differences.add("cannot look: " + e);
        }
        return differences.all();
    }

    /** What it still notes when it was looked at for a while, as some of it may need a moment. */
    static List<String> lasting(Look look) {
        var last = new AtomicReference<List<String>>();
        try {
            await().atMost(A_WHILE).until(() -> {
                last.set(of(look));
                return last.get().isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            return last.get();
        }
        return List.of();
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
