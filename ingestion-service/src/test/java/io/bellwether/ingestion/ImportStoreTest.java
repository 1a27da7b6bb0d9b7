package io.bellwether.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.ingestion.imports.ImportReport;
import io.bellwether.ingestion.imports.ImportReport.Options;
import io.bellwether.ingestion.imports.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportStoreTest {

    private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");

    @TempDir
    Path folder;

    @Test
    void anImportThatARestartInterruptedSaysSoAndWhatToDo() throws IOException {
        var before = store();
        before.save(report("1", NOW));
        before.keepFile("1", 0, Files.writeString(folder.resolve("upload"), "a,b"));

        var report = store().find("1").orElseThrow();

        assertThat(report.state()).isEqualTo(State.INTERRUPTED);
        assertThat(report.detail()).contains("To repeat the import is safe");
        assertThat(report.times().finished()).isEqualTo(NOW);
        assertThat(folder.resolve("imports/1")).doesNotExist();
    }

    @Test
    void aReportThatIsOverSurvivesARestartAsItWas() throws IOException {
        var report = report("1", NOW).ended(State.FAILED, "why", NOW);
        store().save(report);

        assertThat(store().find("1")).contains(report);
    }

    @Test
    void theOldestReportsGoFirst() throws IOException {
        var store = store();
        store.save(report("1", NOW).ended(State.DONE, null, NOW));
        store.save(report("3", NOW.plusSeconds(2)).ended(State.DONE, null, NOW));
        store.save(report("2", NOW.plusSeconds(1)).ended(State.DONE, null, NOW));

        store.prune();

        assertThat(store().all()).extracting(ImportReport::id).containsExactly("3", "2");
    }

    private ImportStore store() throws IOException {
        var config = Configs.with(
                Map.of("bellwether.ingestion.data", folder.toString(), "bellwether.ingestion.kept-imports", "2"));
        return new ImportStore(config, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static ImportReport report(String id, Instant created) {
        return ImportReport.waiting(id, "test", new Options(false, true), 42, created);
    }
}
