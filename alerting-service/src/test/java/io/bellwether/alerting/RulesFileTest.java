package io.bellwether.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.alerting.calendar.Rule;
import io.bellwether.alerting.task.OutcomeMeaning;
import io.bellwether.alerting.task.UrgencyRules;
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
            assertThat(type.title()).contains("{account}");
            assertThat(type.titles().values()).allMatch(title -> title.contains("{account}"));
        }
    }

    @Test
    void everyKindOfCheckInButTheRegularOneIsNamed() {
        var kinds = CalendarFile.read(Optional.empty()).rules().stream()
                .filter(rule -> rule.type() == Task.Type.CHECK_IN)
                .map(Rule::reason)
                .collect(toSet());
        kinds.remove("regular");

        assertThat(RulesFile.read(Optional.empty())
                        .types()
                        .get(Task.Type.CHECK_IN)
                        .titles()
                        .keySet())
                .isEqualTo(kinds);
    }

    @Test
    void theBuiltInUrgencyRanksSeverityThenMoneyThenTime() {
        var urgency = RulesFile.read(Optional.empty()).urgency();

        assertThat(urgency.severity())
                .isEqualTo(Map.of(Severity.CRITICAL, 8.0, Severity.HIGH, 4.0, Severity.MEDIUM, 2.0, Severity.LOW, 1.0));
        assertThat(urgency.arr()).isEqualTo(new UrgencyRules.Arr(100_000, 0.5, 0.25, 4, 0.5));
        assertThat(urgency.renewal()).contains(new UrgencyRules.Horizon(30, 3), new UrgencyRules.Horizon(120, 1.5));
    }

    @Test
    void theBuiltInOutcomesTellFalseAlarmsFromWhatWasActedOn() {
        assertThat(RulesFile.read(Optional.empty()).outcomes())
                .containsEntry("saved", OutcomeMeaning.ACTED)
                .containsEntry("lost", OutcomeMeaning.ACTED)
                .containsEntry("expanded", OutcomeMeaning.ACTED)
                .containsEntry("false-alarm", OutcomeMeaning.FALSE_ALARM)
                .containsEntry("duplicate", OutcomeMeaning.NEITHER);
    }

    @Test
    void anOwnFileTakesTheirPlace(@TempDir Path folder) throws IOException {
        var own = folder.resolve("own.yaml");
        Files.writeString(own, builtIn().replace("medium-from-confidence: 0.5", "medium-from-confidence: 0.8"));

        var rules = RulesFile.read(Optional.of(own));

        assertThat(rules.mediumFromConfidence()).isEqualTo(0.8);
    }

    @Test
    void aFileThatLeavesSomethingOutStopsTheStart(@TempDir Path folder) throws IOException {
        var own = folder.resolve("own.yaml");
        Files.writeString(own, builtIn().replaceAll("(?s)  expansion:.*?\\n\\n", ""));

        assertThatThrownBy(() -> RulesFile.read(Optional.of(own)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("own.yaml")
                .hasStackTraceContaining("types must have rules for each of");
    }

    @Test
    void aFileOfBeforePeopleMadeTasksIsTaken(@TempDir Path folder) throws IOException {
        var own = folder.resolve("own.yaml");
        Files.writeString(own, builtIn().replaceAll("(?s)  manual:.*", ""));

        assertThat(RulesFile.read(Optional.of(own))
                        .types()
                        .get(Task.Type.MANUAL)
                        .due())
                .containsEntry(Severity.HIGH, 2);
    }

    private static String builtIn() throws IOException {
        try (var file = RulesFile.class.getResourceAsStream("/tasks.yaml")) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
