package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsFileTest {

    private static final String TIMINGS = "timings: [{settle: PT0S, cool-down: P3D}]\n";
    private static final String FLAPPING = "flapping: {returns: 3, within: P30D, settle: P3D}\n";
    private static final String INHIBITIONS = "inhibitions: []\n";

    @TempDir
    Path folder;

    @Test
    void theBuiltInRulesLimitNobodysWeekAndLetSevereRisksMuteOpportunities() {
        var rules = DecisionsFile.read(Optional.empty());

        assertThat(rules.budget().perWeek()).isNull();
        assertThat(rules.inhibitions()).hasSize(1);
        assertThat(rules.timings()).allMatch(timing -> timing.settle().isZero());
        assertThat(rules.flapping().settle()).isEqualTo(Duration.ofDays(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            timings: [{types: [expansion], settle: PT0S, cool-down: P3D}] | the last of the timings must name neither types nor reasons
            timings: [{settle: -PT1S, cool-down: P3D}] | settle and cool-down must be given, and not be negative
            timings: [{cool-down: P3D}] | settle and cool-down must be given, and not be negative
            """)
    void timingsThatCannotBeAreRefused(String timings, String why) throws Exception {
        assertRefused(timings + "\n" + FLAPPING + INHIBITIONS + "budget: {}", why);
    }

    @Test
    void whatIsLeftOutIsNamed() throws Exception {
        assertRefused(TIMINGS + INHIBITIONS + "budget: {}", "flapping and budget must be given");
        assertRefused(
                TIMINGS + FLAPPING + INHIBITIONS + "budget: {per-week: 0}", "a budget must be at least 1 per week");
        assertRefused(
                TIMINGS + FLAPPING + "inhibitions: [{name: x, source: {}}]\nbudget: {}",
                "an inhibition needs a name, a source and a target");
    }

    private void assertRefused(String text, String why) throws Exception {
        var file = Files.writeString(folder.resolve("own.yaml"), text);
        assertThatThrownBy(() -> DecisionsFile.read(Optional.of(file)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("own.yaml")
                .hasRootCauseMessage(why);
    }
}
