package io.bellwether.problems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.problems.Problem.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpProblemTest {

    @ParameterizedTest
    @EnumSource
    void eachTypeIsDocumentedUnderItsNameWithItsStatus(HttpProblem problem) throws IOException {
        var documentation = Files.readString(Path.of("../docs/problems.md"));

        assertThat(documentation).contains("### " + problem.slug() + "\n\n" + problem.status() + " · ");
    }

    @Test
    void aStatusWithoutATypeOfItsOwnIsLeftToItsPhrase() {
        assertThat(HttpProblem.of(410)).isEqualTo(new Problem("about:blank", "Gone", 410, null, List.of()));
        assertThat(HttpProblem.of(499).status()).isEqualTo(499);
    }

    @Test
    void theWireFormLeavesOutWhatIsNotThere() {
        var bare = Problem.of(409, "conflict", "Conflict", "It is closed.");

        assertThat(new String(bare.json(), UTF_8))
                .isEqualTo("{\"type\":\"/problems/conflict\",\"title\":\"Conflict\",\"status\":409,"
                        + "\"detail\":\"It is closed.\"}");
        assertThat(new String(
                        bare.with(List.of(new Fault("is required", "/name"))).json(), UTF_8))
                .endsWith(",\"errors\":[{\"detail\":\"is required\",\"pointer\":\"/name\"}]}");
    }
}
