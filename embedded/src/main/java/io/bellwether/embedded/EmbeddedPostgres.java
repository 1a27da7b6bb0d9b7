package io.bellwether.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server that runs as child of this JVM, keeps what it commits, and listens on loopback only.
 *
 * <p>Nothing stops it but {@link #close()}: when the JVM is killed it lives on, until the next start on its folder
 * ends it. Its log is {@code postgres.log} in that folder, its process id the first line of
 * {@code data/postmaster.pid}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final PostgresSuperuser superuser;
    private final Runnable stop;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(PostgresSuperuser superuser, Runnable stop) {
        this.superuser = superuser;
        this.stop = stop;
    }

    /**
     * Starts a server and returns when it takes connections.
     *
     * @param dataDir gets a new cluster when it is empty, otherwise used as it was left
     * @param port 0 for any that is free
     * @throws IllegalStateException when it would not keep what it commits, or does not start
     */
    public static EmbeddedPostgres start(Path dataDir, int port) {
        return start(dataDir, port, Map.of());
    }

    /**
     * The same, with the server's settings of {@code postgresql.conf} as given, where they differ from a laptop's.
     *
     * @param settings such as {@code shared_buffers}; those that keep data safe cannot be switched off
     */
    public static EmbeddedPostgres start(Path dataDir, int port, Map<String, String> settings) {
        QuietLogs.apply();
        var folder = PostgresFolder.open(dataDir);
        try {
            folder.beginCluster();
            int claimed = Ports.claim(port);
            var server = startServer(folder, claimed, settings);
            var superuser = new PostgresSuperuser(claimed, folder.superuserPassword());
            requireDurable(superuser);
            superuser.run("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
            folder.finishCluster();
            return new EmbeddedPostgres(superuser, () -> stop(server, folder));
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException("PostgreSQL did not start; see " + folder.log(), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** A server that somebody else in this JVM started and will stop. */
    static EmbeddedPostgres running(int port, String superuserPassword) {
        return new EmbeddedPostgres(new PostgresSuperuser(port, superuserPassword), () -> {});
    }

    public int port() {
        return superuser.port();
    }

    /**
     * Makes a database and the login role of the same name that owns it, unless they exist; nobody else may connect.
     *
     * @param name lower-case letters, digits and underscores
     * @param password the role's from now on, also when the role existed
     * @return the database's JDBC URL, without user and password
     */
    public String database(String name, String password) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        if (superuser.query("SELECT 1 FROM pg_roles WHERE rolname = ?", name).isEmpty()) {
            superuser.run("CREATE ROLE %I", name);
        }
        superuser.run("ALTER ROLE %I LOGIN PASSWORD %L", name, password);
        if (superuser.query("SELECT 1 FROM pg_database WHERE datname = ?", name).isEmpty()) {
            superuser.run("CREATE DATABASE %I OWNER %I", name, name);
        }
        superuser.run("REVOKE ALL ON DATABASE %I FROM PUBLIC", name);
        return jdbcUrl(name);
    }

    public String jdbcUrl(String database) {
        return superuser.jdbcUrl(database);
    }

    /** Ends all sessions, stops the server cleanly and waits for it. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stop.run();
        }
    }

    PostgresSuperuser superuser() {
        return superuser;
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres startServer(
            PostgresFolder folder, int port, Map<String, String> settings) throws IOException {
        var server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setPort(port)
                // Ours to order: a hook of the library's would stop the server while its clients still run.
                .setRegisterShutdownHook(false)
                // Time for crash recovery.
                .setPGStartupWait(Duration.ofMinutes(2))
                .setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
                .setErrorRedirector(Redirect.appendTo(folder.log().toFile()))
                // Passed to initdb as --auth and --pwfile, after the library's own "trust everybody".
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setConnectConfig("password", folder.superuserPassword())
                .setServerConfig("listen_addresses", Ports.LOOPBACK)
                .setServerConfig("unix_socket_directories", "")
                // The library starts the server with -F, which is fsync off, and synchronous_commit off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("log_checkpoints", "off");
        settings.forEach(server::setServerConfig);
        return server.start();
    }

    private static void requireDurable(PostgresSuperuser superuser) {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            var value = superuser.query("SELECT current_setting(?)", setting);
            if (!value.equals(List.of("on"))) {
                throw new IllegalStateException("PostgreSQL runs with " + setting + " " + value);
            }
        }
    }

    private static void stop(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, PostgresFolder folder) {
        try (folder) {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL in " + folder.root(), e);
        }
    }
}
