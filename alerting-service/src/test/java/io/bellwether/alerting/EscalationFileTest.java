package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.alerting.escalate.Level;
import io.bellwether.alerting.escalate.Sla;
import io.bellwether.alerting.escalate.StateRule;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscalationFileTest {

    @TempDir
    Path folder;

    @Test
    void theBuiltInFileHasTheDaysOfS1AndTheStatesOfS2() {
        var ladder = EscalationFile.read(Optional.empty());

        assertThat(ladder.levels()).extracting(Level::name).containsExactly("csm", "manager", "executive", "save-team");
        assertThat(ladder.levels().get(2).roles()).isEqualTo(List.of("vp", "executive"));
        assertThat(ladder.byTime()).isEqualTo(Map.of("manager", 8, "executive", 15));
        assertThat(ladder.types()).isEqualTo(Set.of(Task.Type.CHURN_RISK));
        assertThat(ladder.lateTypes()).isEqualTo(Set.of(Task.Type.RENEWAL));
        assertThat(ladder.byState()).hasSize(5);
        assertThat(ladder.byState())
                .filteredOn(rule -> rule.reasons().contains("competition"))
                .singleElement()
                .returns("executive", StateRule::level)
                .returns(
                        Set.of("competition", "champion-left", "sponsor-left", "executive-escalations"),
                        StateRule::reasons)
                .returns(Set.of(Severity.CRITICAL, Severity.HIGH), StateRule::severities);
        assertThat(ladder.byState())
                .filteredOn(rule -> rule.reasons().contains("renewal-at-risk"))
                .singleElement()
                .returns(Set.of(Severity.CRITICAL, Severity.HIGH), StateRule::severities);
        assertThat(ladder.sla().get(Severity.CRITICAL)).isEqualTo(new Sla(Duration.ofHours(2), 3));
    }

    @Test
    void aFileThatMakesNoSenseIsRefused() throws IOException {
        var own = Files.writeString(folder.resolve("escalation.yaml"), """
                levels: [{name: csm}]
                types: [churn-risk]
                sla-level: csm
                sla: {}
                """);

        assertThatThrownBy(() -> EscalationFile.read(Optional.of(own))).hasStackTraceContaining("there must be levels");
    }
}
