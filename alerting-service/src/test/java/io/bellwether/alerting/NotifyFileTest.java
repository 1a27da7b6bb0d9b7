package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.alerting.notify.Timing;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyFileTest {

    @TempDir
    Path folder;

    @Test
    void deliveriesAreTriedTenTimesOverThreeDays() {
        var waits = NotifyFile.read(Optional.empty()).retries().waits();

        assertThat(waits).hasSize(9).isSorted();
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(75), Duration.ofHours(76));
    }

    @Test
    void byDefaultWhatIsLowComesInTheDigest() {
        var preferences = NotifyFile.read(Optional.empty()).preferences();

        assertThat(preferences.rules())
                .extracting(rule -> rule.when())
                .containsExactly(Timing.DIGEST, Timing.IMMEDIATELY, Timing.DIGEST);
        assertThat(preferences.quiet()).isNotNull();
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("own.yaml"), "retries: {waits: [PT0S], jitter: 0, longest: PT1H}");

        assertThatThrownBy(() -> NotifyFile.read(Optional.of(file)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("own.yaml")
                .hasRootCauseMessage("waits must be positive");
    }
}
