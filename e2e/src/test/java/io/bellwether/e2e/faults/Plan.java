package io.bellwether.e2e.faults;

import static io.bellwether.e2e.faults.Point.AFTER_COMMIT;
import static io.bellwether.e2e.faults.Point.AFTER_PUBLISH;
import static io.bellwether.e2e.faults.Point.AFTER_SLICE_COMMIT;
import static io.bellwether.e2e.faults.Point.BEFORE_BROKER_OFFSETS;
import static io.bellwether.e2e.faults.Point.BEFORE_COMMIT;
import static io.bellwether.e2e.faults.Point.BEFORE_PUBLISH;
import static io.bellwether.e2e.faults.Point.BEFORE_SLICE_COMMIT;
import static io.bellwether.quickstart.Service.ALERTING;
import static io.bellwether.quickstart.Service.HEALTH;
import static io.bellwether.quickstart.Service.INGESTION;
import static io.bellwether.quickstart.Service.SURVEY;

import io.bellwether.e2e.faults.Fault.Crash;
import io.bellwether.e2e.faults.Fault.Kill;
import io.bellwether.e2e.faults.Fault.Other;
import io.bellwether.e2e.faults.Fault.Zombie;
import io.bellwether.e2e.faults.Fault.ZombieInTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults a run has. What the first seeds have is written down, so that whoever runs them has run every fault, and health
 * has ended at every point; those after them have any.
 */
final class Plan {

    private static final int FAULTS = 5;

    /** Of the seeds 1, 2 and so on. */
    private static final List<List<Fault>> FIRST = List.of(
            List.of(
                    new Kill(ALERTING),
                    new Kill(INGESTION),
                    new Crash(HEALTH, BEFORE_COMMIT),
                    new Crash(ALERTING, AFTER_COMMIT),
                    Other.RESTART_BROKER),
            List.of(
                    new Kill(HEALTH),
                    new Crash(HEALTH, AFTER_COMMIT),
                    new Crash(HEALTH, BEFORE_SLICE_COMMIT),
                    new Crash(ALERTING, BEFORE_PUBLISH),
                    Other.SCALE_OUT),
            List.of(
                    new Kill(SURVEY),
                    new Zombie(ALERTING),
                    new Crash(HEALTH, BEFORE_PUBLISH),
                    new Crash(ALERTING, BEFORE_COMMIT),
                    Other.RESTART_POSTGRES),
            List.of(
                    new ZombieInTransaction(HEALTH, BEFORE_COMMIT),
                    new Crash(HEALTH, AFTER_SLICE_COMMIT),
                    new Crash(SURVEY, AFTER_COMMIT),
                    Other.KILL_BROKER,
                    Other.DROP_CONNECTIONS),
            List.of(
                    new ZombieInTransaction(HEALTH, BEFORE_PUBLISH),
                    new Crash(HEALTH, AFTER_PUBLISH),
                    new Crash(HEALTH, BEFORE_BROKER_OFFSETS),
                    Other.KILL_POSTGRES,
                    Other.SCALE_IN));

    private Plan() {}

    /** In the order in which they happen. */
    static List<Fault> of(long seed) {
        var random = new Random(seed);
        boolean first = seed >= 1 && seed <= FIRST.size();
        var faults = new ArrayList<>(first ? FIRST.get((int) seed - 1) : any(random));
        Collections.shuffle(faults, random);
        return faults;
    }

    private static List<Fault> any(Random random) {
        var all = new ArrayList<>(FIRST.stream().flatMap(Collection::stream).toList());
        Collections.shuffle(all, random);
        return all.subList(0, FAULTS);
    }
}
