package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFileTest {

    @Test
    void theBuiltInRulesGiveCriticalRisksOneBusinessDayAndOpportunitiesTen() {
        var rules = RulesFile.read(Optional.empty());

        assertThat(rules.types().get(Task.Type.CHURN_RISK).due())
                .isEqualTo(Map.of(Severity.CRITICAL, 1, Severity.HIGH, 2, Severity.MEDIUM, 5, Severity.LOW, 10));
        assertThat(rules.types().get(Task.Type.EXPANSION).due().values()).containsOnly(10);
        assertThat(rules.types().get(Task.Type.CHURN_RISK).titles())
                .containsEntry("usage-decline", "Usage fell sharply at {account}");
        assertThat(rules.mediumFromConfidence()).isEqualTo(0.5);
    }

    @Test
    void everyBuiltInTitleNamesTheAccount() {
        for (var type : RulesFile.read(Optional.empty()).types().values()) {
            assertThat(type.titles().values()).isNotEmpty().allMatch(title -> title.contains("{account}"));
        }
    }

    @Test
    void anOwnFileTakesTheirPlace(@TempDir Path folder) throws IOException {
        var own = folder.resolve("own.yaml");
        Files.writeString(own, """
                medium-from-confidence: 0.8
                types:
                  churn-risk: {due: {critical: 0, high: 0, medium: 1, low: 1}, title: "{reason}", titles: {}}
                  expansion: {due: {critical: 9, high: 9, medium: 9, low: 9}, title: "{reason}", titles: {}}
                """);

        var rules = RulesFile.read(Optional.of(own));

        assertThat(rules.mediumFromConfidence()).isEqualTo(0.8);
        assertThat(rules.types().get(Task.Type.CHURN_RISK).due()).containsEntry(Severity.CRITICAL, 0);
    }

    @Test
    void aFileThatLeavesSomethingOutStopsTheStart(@TempDir Path folder) throws IOException {
        var own = folder.resolve("own.yaml");
        Files.writeString(own, "medium-from-confidence: 0.8\ntypes: {}\n");

        assertThatThrownBy(() -> RulesFile.read(Optional.of(own)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("own.yaml")
                .hasRootCauseMessage("types must have rules for each of [CHURN_RISK, EXPANSION]");
    }
}
