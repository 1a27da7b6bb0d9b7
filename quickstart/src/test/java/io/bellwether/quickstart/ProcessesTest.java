package io.bellwether.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void whatAnEarlierRunLeftBehindIsEnded() throws Exception {
        var left = sleeper();
        var leftovers = new Leftovers(folder);
        leftovers.note(Service.HEALTH, left.toHandle());

        leftovers.end(setup(new ArrayList<>()));

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aProcessThatOnlyHasTheSameIdIsLeftAlone() throws Exception {
        var others = sleeper();
        Files.writeString(folder.resolve("health.pid"), others.pid() + " 12345");

        new Leftovers(folder).end(setup(new ArrayList<>()));

        assertThat(others.isAlive()).isTrue();
    }

    @Test
    void aWatchdogThatIsCalledOffLeavesTheProcessAlone() throws Exception {
        var watched = sleeper();

        Watchdog.over(watched.pid(), "TERM").close();

        assertThat(watched.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void aWatchdogEndsTheProcessWhenItsParentIsGone() throws Exception {
        var watched = sleeper();
        var watchdog = start("sh", "-c", Watchdog.SCRIPT, "watchdog", Long.toString(watched.pid()), "TERM");

        // The end of a parent ends the pipe that was its end.
        watchdog.getOutputStream().close();

        assertThat(watched.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTakenPortIsPassedOverAndSaid() throws IOException {
        var said = new ArrayList<String>();
        var ports = new Ports(setup(said));

        int first = ports.give("Kafka", 23_456);
        int second = ports.give("PostgreSQL", 23_456);

        assertThat(second).isGreaterThan(first);
        assertThat(said).anyMatch(line -> line.contains("PostgreSQL gets " + second));
    }

    @Test
    void twoInstallationsDoNotShareAFolder() {
        try (var _ = FolderLock.take(folder)) {
            assertThat(catchThrowable(() -> FolderLock.take(folder))).hasMessageContaining("running already");
        }
    }

    private Process sleeper() throws IOException {
        return start("sleep", "60");
    }

    private Process start(String... command) throws IOException {
        var process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private Setup setup(List<String> said) {
        return new Setup(folder, folder, true, false, said::add);
    }
}
