package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.publisher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.events.Json;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.ingestion.imports.Counts;
import io.bellwether.ingestion.imports.ImportReport;
import io.bellwether.ingestion.imports.State;
import io.bellwether.ingestion.mapping.InvalidMapping;
import io.bellwether.ingestion.mapping.MappingReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** The mappings that the quickstart ships, with the public data sets that they are for. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DataSetsTest {

    private static final Logger LOG = Logger.getLogger(DataSetsTest.class);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DATA = ROOT.resolveSibling("shared/data");

    @Test
    void saasDeclineIsTakenWhole() throws Exception {
        var report = imported("saas-decline", false);

        assertThat(report.state()).isEqualTo(State.DONE);
        assertThat(report.errors()).isEmpty();
        // 28 usage rows are equal to others: they are events of their own. A ticket is opened and resolved.
        assertThat(report.counts()).isEqualTo(new Counts(300 + 210_664 + 2_064, 0, 300 + 210_664 + 2 * 2_064, 0, 0));
    }

    @Test
    void saasDemoIsTakenWhole() throws Exception {
        var report = imported("saas-demo", true);

        assertThat(report.state()).isEqualTo(State.DONE);
        assertThat(report.errors()).isEmpty();
        int trialsOnly = 6_383;
        assertThat(report.counts())
                .isEqualTo(new Counts(
                        2 * 12_000 + 521_921 + 12_756 + 55_318,
                        trialsOnly,
                        2 * 12_000 - trialsOnly + 521_921 + 3 * 12_756 + 55_318,
                        0,
                        0));
    }

    private static ImportReport imported(String name, boolean dryRun) throws IOException, InvalidMapping {
        var folder = DATA.resolve(name);
        assumeTrue(Files.isDirectory(folder), "the data set is not at " + folder);
        var mapping = ROOT.resolve("quickstart/mappings/" + name + ".yaml");
        var request = publisher().multiPart("mapping", mapping.toFile());
        for (var file : MappingReader.read(Files.readAllBytes(mapping)).files()) {
            request.multiPart("file", folder.resolve(file.file()).toFile());
        }
        var location = request.post("/v1/imports?shiftToNow=true&dryRun=" + dryRun)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(read(location).state().isOver()).isTrue());
        var report = read(location);
        LOG.infof("%s: %s", name, report.times());
        return report;
    }

    private static ImportReport read(String location) throws IOException {
        return Json.mapper()
                .readValue(
                        publisher()
                                .get(location)
                                .then()
                                .statusCode(200)
                                .extract()
                                .asByteArray(),
                        ImportReport.class);
    }
}
