package io.bellwether.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL server that runs as child of this JVM, keeps what it commits, and listens on loopback only.
 *
 * <p>Nothing stops it but {@link #close()}: when the JVM is killed it lives on, until the next start on its folder
 * ends it. Its log is {@code postgres.log} in that folder, its process id the first line of {@code
 * data/postmaster.pid}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final int port;
    private final String password;
    private final Runnable stop;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(int port, String password, Runnable stop) {
        this.port = port;
        this.password = password;
        this.stop = stop;
    }
}
