package io.bellwether.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The PostgreSQL processes that work on one data folder, whoever started them. */
final class PostgresProcesses {

    private static final Path PROC = Path.of("/proc");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);

    private PostgresProcesses() {}

    /**
     * Ends them all: the postmaster in order if it lives, what it left behind by force.
     *
     * <p>Its pid file goes too. PostgreSQL judges such a file by the number alone and refuses to start when that
     * now belongs to another process, which is the rule in containers.
     */
    static void stop(Path data) {
        postmaster(data).ifPresent(PostgresProcesses::shutDown);
        var left = all(data).toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(PostgresProcesses::awaitEnd);
        try {
            Files.deleteIfExists(pidFile(data));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + pidFile(data), e);
        }
    }

    /** The process that all others come from, if it is alive. */
    static Optional<ProcessHandle> postmaster(Path data) {
        if (!Files.exists(pidFile(data))) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile(data))) {
            return lines.findFirst()
                    .filter(pid -> pid.matches("\\d+"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(process -> isPostgres(process) && worksIn(process, data));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile(data), e);
        }
    }

    private static Stream<ProcessHandle> all(Path data) {
        return Files.isDirectory(PROC)
                ? ProcessHandle.allProcesses().filter(process -> isPostgres(process) && worksIn(process, data))
                : postmaster(data).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    // A zombie has no command any more: it holds nothing.
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(path -> path.endsWith("postgres"))
                .isPresent();
    }

    // Without /proc we believe the pid file.
    private static boolean worksIn(ProcessHandle process, Path data) {
        if (!Files.isDirectory(PROC)) {
            return true;
        }
        try {
            return Files.isSameFile(PROC.resolve(process.pid() + "/cwd"), data);
        } catch (IOException endedOrNotOurs) {
            return false;
        }
    }

    // SIGINT ends the sessions and stops; ProcessHandle.destroy() would wait for the clients to leave.
    private static void shutDown(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
            awaitEnd(postmaster);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop " + postmaster, e);
        }
    }

    // Not onExit(): that waits until the parent has collected the process too, and the first process of a container
    // may never do that. A zombie has let go of its files, ports and memory.
    private static void awaitEnd(ProcessHandle process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isRunning(process) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive() || !Files.isDirectory(PROC)) {
            return process.isAlive();
        }
        try {
            var stat = Files.readString(PROC.resolve(process.pid() + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException ended) {
            return false;
        }
    }
}
