package io.bellwether.quickstart;

import java.nio.file.Path;
import java.util.Locale;

/** The services, with the ports on which people expect them. */
public enum Service {
    INGESTION(8081),
    HEALTH(8082),
    SURVEY(8083),
    ALERTING(8084);

    private final int usualPort;

    Service(int usualPort) {
        this.usualPort = usualPort;
    }

    int usualPort() {
        return usualPort;
    }

    /** Its short name, such as {@code health}, which is also that of its database. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The jar that production runs as well. */
    Path jar(Path repository) {
        return repository.resolve(label() + "-service/target/quarkus-app/quarkus-run.jar");
    }
}
