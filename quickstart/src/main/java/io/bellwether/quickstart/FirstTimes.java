package io.bellwether.quickstart;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** How long it takes from the command to what people wait for; said when each happens. */
final class FirstTimes {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Setup setup;
    private final Instant command;
    private final Duration building;

    /**
     * @param command when the user pressed return
     * @param building how much of the time since went by before this JVM started
     */
    FirstTimes(Setup setup, Instant command, Duration building) {
        this.setup = setup;
        this.command = command;
        this.building = building;
    }

    static FirstTimes of(Setup setup) {
        var jvm = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        var command = startOfCommand(jvm);
        return new FirstTimes(setup, command, Duration.between(command, jvm));
    }

    void ready() {
        setup.say("Ready %s after the command%s.", seconds(), built());
    }

    void watch(Api api) {
        Thread.ofVirtual().start(() -> {
            try {
                await(api::anyScored);
                setup.say("First score %s after the command%s.", seconds(), built());
                await(api::anyTask);
                setup.say("First task %s after the command%s.", seconds(), built());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private String seconds() {
        return "%.1f s".formatted(Duration.between(command, Instant.now()).toMillis() / 1e3);
    }

    private String built() {
        return building.toSeconds() < 3 ? "" : ", of which building took " + building.toSeconds() + " s";
    }

    // A service that does not answer yet is asked again.
    private static void await(Sign sign) throws InterruptedException {
        while (true) {
            try {
                if (sign.isThere()) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again below
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    // The script says in seconds when it began, as not every date command knows parts of it.
    private static Instant startOfCommand(Instant jvm) {
        var seconds = System.getenv("BELLWETHER_STARTED_AT");
        return seconds == null ? jvm : Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    @FunctionalInterface
    private interface Sign {
        boolean isThere() throws IOException, InterruptedException;
    }
}
