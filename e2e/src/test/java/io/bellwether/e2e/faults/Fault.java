package io.bellwether.e2e.faults;

import io.bellwether.quickstart.Service;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** What can happen to a running system. */
sealed interface Fault {

    /** Of what is over when it has happened. */
    Consumer<Publisher> NOTHING = _ -> {};

    /**
     * Returns when it has happened; of crashes, when the instance that will crash is at work.
     *
     * @return what is left to do when events have come meanwhile; it may let more of them come
     */
    Consumer<Publisher> inflict(Fleet fleet, Ground ground, Random random) throws SQLException;

    String words();

    /** kill -9 of an instance, and another one. */
    record Kill(Service service) implements Fault {

        @Override
        public Consumer<Publisher> inflict(Fleet fleet, Ground ground, Random random) {
            fleet.kill(fleet.any(service, random));
            fleet.launch(service, Map.of());
            return NOTHING;
        }

        @Override
        public String words() {
            return "kill " + service.label();
        }
    }

    /** One more instance, which takes over some shards and then ends just there, as if killed, some passes later. */
    record Crash(Service service, Point point) implements Fault {

        @Override
        public Consumer<Publisher> inflict(Fleet fleet, Ground ground, Random random) {
            fleet.launchCrashing(service, point.somePass(service, random));
            return NOTHING;
        }

        @Override
        public String words() {
            return "crash " + service.label() + " " + point.words();
        }
    }

    /** Stopped at any moment until its shards have been taken over, and then going on. */
    record Zombie(Service service) implements Fault {

        @Override
        public Consumer<Publisher> inflict(Fleet fleet, Ground ground, Random random) {
            var zombie = fleet.any(service, random);
            zombie.pause();
            fleet.awaitTakenForDead(zombie);
            zombie.resume();
            return NOTHING;
        }

        @Override
        public String words() {
            return "zombie " + service.label();
        }
    }

    /**
     * One more instance, which stands still just there, in the middle of a transaction, until its shards have been taken
     * over and the database has given up the transaction too; and then goes on.
     */
    record ZombieInTransaction(Service service, Point point) implements Fault {

        @Override
        public Consumer<Publisher> inflict(Fleet fleet, Ground ground, Random random) {
            var zombie = fleet.launchStopping(service, point.firstPass());
            return publisher -> {
                Fleet.until(zombie.name() + " stands still", () -> isPaused(zombie, publisher));
                Fleet.until(zombie.name() + " is in a transaction", () -> ground.isInTransaction(zombie));
                fleet.awaitTakenForDead(zombie);
                Fleet.until(zombie.name() + " has lost its transactions", () -> !ground.isInTransaction(zombie));
                zombie.resume();
            };
        }

        /** Other instances may take to the broker what the events so far have led to, and never it. */
        private static boolean isPaused(Instance zombie, Publisher publisher) {
            publisher.allowMore();
            return zombie.isPaused();
        }

        @Override
        public String words() {
            return "zombie " + service.label() + " " + point.words();
        }
    }

    /** What happens to the ground that all instances stand on, or to their number. */
    enum Other implements Fault {
        RESTART_BROKER,
        RESTART_POSTGRES,
        KILL_BROKER,
        KILL_POSTGRES,
        DROP_CONNECTIONS,
        SCALE_OUT,
        SCALE_IN;

        @Override
        public Consumer<Publisher> inflict(Fleet fleet, Ground ground, Random random) throws SQLException {
            switch (this) {
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
            return NOTHING;
        }

        @Override
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
