package io.bellwether.e2e.faults;

import io.bellwether.quickstart.Service;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What can happen to a running system. */
enum Fault {
    KILL_INGESTION,
    KILL_SURVEY,
    KILL_HEALTH,
    KILL_ALERTING,
    /** The process ends just there, as if killed: see the fault points in docs/event-path.md. */
    CRASH_BEFORE_COMMIT,
    CRASH_AFTER_COMMIT,
    CRASH_BEFORE_PUBLISH,
    CRASH_AFTER_PUBLISH,
    CRASH_BEFORE_BROKER_OFFSETS,
    /** Stopped until its shards have been taken over, and then going on. */
    ZOMBIE,
    RESTART_BROKER,
    RESTART_POSTGRES,
    KILL_BROKER,
    KILL_POSTGRES,
    DROP_CONNECTIONS,
    SCALE_OUT,
    SCALE_IN;

    /** Health passes each point many times a second, the others as often as something comes of their events. */
    private static final int MOST_PASSES_OF_HEALTH = 10;

    private static final int MOST_PASSES_OF_OTHERS = 3;

    /** Returns when it has happened; of crashes, when the instance that will crash is at work. */
    void inflict(Fleet fleet, Ground ground, Random random) throws SQLException {
        switch (this) {
            case KILL_INGESTION -> replace(fleet, Service.INGESTION, random);
            case KILL_SURVEY -> replace(fleet, Service.SURVEY, random);
            case KILL_HEALTH -> replace(fleet, Service.HEALTH, random);
            case KILL_ALERTING -> replace(fleet, Service.ALERTING, random);
            case CRASH_BEFORE_COMMIT,
                    CRASH_AFTER_COMMIT,
                    CRASH_BEFORE_PUBLISH,
                    CRASH_AFTER_PUBLISH,
                    CRASH_BEFORE_BROKER_OFFSETS -> crash(fleet, random);
            case ZOMBIE -> {
                var zombie = fleet.any(healthOrAlerting(random), random);
                zombie.pause();
                fleet.awaitTakenForDead(zombie);
                zombie.resume();
            }
            case RESTART_BROKER -> ground.restartBroker();
            case RESTART_POSTGRES -> ground.restartPostgres();
            case KILL_BROKER -> ground.killBroker();
            case KILL_POSTGRES -> ground.killPostgres();
            case DROP_CONNECTIONS -> {
                ground.dropConnections(Service.SURVEY);
                ground.dropConnections(Service.HEALTH);
                ground.dropConnections(Service.ALERTING);
            }
            case SCALE_OUT -> fleet.awaitWorking(fleet.launch(Service.HEALTH, Map.of()));
            case SCALE_IN -> {
                if (fleet.steady(Service.HEALTH).size() > 1) {
                    fleet.stop(fleet.any(Service.HEALTH, random));
                }
            }
        }
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void replace(Fleet fleet, Service service, Random random) {
        fleet.kill(fleet.any(service, random));
        fleet.launch(service, Map.of());
    }

    /** One more instance, which takes over some shards and then ends at the point, some passes later. */
    private void crash(Fleet fleet, Random random) {
        var point = name().substring("CRASH_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
        var service = random.nextInt(4) == 0 ? Service.SURVEY : healthOrAlerting(random);
        int most = service == Service.HEALTH ? MOST_PASSES_OF_HEALTH : MOST_PASSES_OF_OTHERS;
        fleet.launchCrashing(service, point, random.nextInt(most));
    }

    private static Service healthOrAlerting(Random random) {
        return random.nextInt(3) == 0 ? Service.ALERTING : Service.HEALTH;
    }
}
