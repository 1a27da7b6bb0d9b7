package io.bellwether.e2e.faults;

import io.bellwether.quickstart.Service;
import java.util.Locale;
import java.util.Random;

/** Where an instance ends or stands still when it is told to: see the fault tests in docs/event-path.md. */
enum Point {
    BEFORE_COMMIT(10),
    AFTER_COMMIT(10),
    BEFORE_SLICE_COMMIT(2),
    AFTER_SLICE_COMMIT(2),
    BEFORE_PUBLISH(10),
    AFTER_PUBLISH(10),
    BEFORE_BROKER_OFFSETS(3);

    /** Of services that pass as often as something comes of their events. */
    private static final int MOST_OF_OTHERS = 3;

    /** How many passes soon come in health, while there is load. */
    private final int mostOfHealth;

    Point(int mostOfHealth) {
        this.mostOfHealth = mostOfHealth;
    }

    /** As the property wants it: at a random one of the first passes. */
    String somePass(Service service, Random random) {
        int most = service == Service.HEALTH ? mostOfHealth : MOST_OF_OTHERS;
        return firstPass() + ":" + random.nextInt(most);
    }

    String firstPass() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
