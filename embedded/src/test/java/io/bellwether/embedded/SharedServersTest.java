package io.bellwether.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedServersTest {

    @TempDir
    Path root;

    @Test
    void whatAKilledJvmLeftIsRemovedButNotWhatIsInUse() throws Exception {
        var dead = Files.createDirectory(root.resolve("run-dead"));
        var alive = Files.createDirectory(root.resolve("run-alive"));
        var lock = FolderLock.tryTake(alive).orElseThrow();

        try (var orphan = EmbeddedPostgres.start(dead.resolve("postgres"), 0)) {
            var process = PostgresProcesses.postmaster(dead.resolve("postgres/data"));
            SharedServers.removeLeftovers(root);

            assertThat(process)
                    .hasValueSatisfying(it -> assertThat(it.info().command()).isEmpty());
            assertThat(orphan.port()).isEqualTo(Ports.claim(orphan.port()));
        }
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
        lock.close();
    }
}
