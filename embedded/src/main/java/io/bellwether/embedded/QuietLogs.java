package io.bellwether.embedded;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The log levels that keep broker and database quiet: a broker's start alone is a thousand INFO lines.
 *
 * <p>Set on {@code java.util.logging}, which is also what Quarkus's log manager is; a level that is already
 * configured, or is configured later, wins.
 */
final class QuietLogs {

    private static final String CLIENT = "org.apache.kafka.clients.NetworkClient";

    private static final Map<String, Level> LEVELS = Map.of(
            "kafka", Level.WARNING,
            "org.apache.kafka", Level.WARNING,
            "state.change.logger", Level.WARNING,
            // Warns of each start of a controller.
            "org.apache.kafka.controller", Level.SEVERE,
            // Its errors repeat what we throw, or tell that a server somebody killed could not be stopped.
            "io.zonky.test.db.postgres", Level.OFF);

    // Held here because java.util.logging forgets the level of a logger that nobody refers to.
    private static final Map<String, Logger> LOGGERS =
            LEVELS.keySet().stream().collect(Collectors.toMap(name -> name, Logger::getLogger));

    private static final Logger CLIENT_LOGGER = Logger.getLogger(CLIENT);

    private QuietLogs() {}

    static void apply() {
        LOGGERS.forEach((name, logger) -> {
            if (logger.getLevel() == null) {
                logger.setLevel(LEVELS.get(name));
            }
        });
        if (CLIENT_LOGGER.getFilter() == null) {
            // Every node warns so when it stops.
            CLIENT_LOGGER.setFilter(entry -> !entry.getMessage().contains("already been closed"));
        }
    }
}
