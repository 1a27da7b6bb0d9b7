package io.bellwether.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Notes of the processes that we started, by which the next start finds those that outlived us. */
record Leftovers(Path folder) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    void note(Service service, ProcessHandle process) {
        var started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            Files.createDirectories(folder);
            Files.writeString(file(service), process.pid() + " " + started);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note process " + process.pid(), e);
        }
    }

    void forget(Service service) {
        try {
            Files.deleteIfExists(file(service));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file(service), e);
        }
    }

    /** Ends what an earlier run left behind. */
    void end(Setup setup) {
        for (var service : Service.values()) {
            running(service).ifPresent(process -> {
                setup.say("Ending %s of an earlier run (process %d).", service.label(), process.pid());
                end(process);
            });
            forget(service);
        }
    }

    // A process id alone may since have gone to somebody else's process; together with the start time it is ours.
    private Optional<ProcessHandle> running(Service service) {
        if (!Files.exists(file(service))) {
            return Optional.empty();
        }
        try {
            var note = Files.readString(file(service)).split(" ", 2);
            return ProcessHandle.of(Long.parseLong(note[0]))
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(start -> start.toEpochMilli() == Long.parseLong(note[1]))
                            .isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(service), e);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException tooSlow) {
            process.destroyForcibly();
        }
    }

    private Path file(Service service) {
        return folder.resolve(service.label() + ".pid");
    }
}
