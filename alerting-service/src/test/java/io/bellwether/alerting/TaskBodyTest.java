package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two titles are the same. */
class TaskBodyTest {

    @ParameterizedTest
    @CsvSource({
        "Send the roadmap, send-the-roadmap",
        "'  SEND   the \u201croadmap\u201d! ', send-the-roadmap",
        "Größe klären (Q3), größe-klären-q3",
        "資料を送る, 資料を送る",
        "!?, !?"
    })
    void onlyItsWordsCount(String title, String reason) {
        assertThat(of(title).identity().reason()).isEqualTo(reason);
    }

    @Test
    void theWordsOfTheLongestTitleAreAReason() {
        assertThat(of("\u0130".repeat(200)).identity().reason()).hasSize(256);
    }

    private static TaskBody of(String title) {
        return new TaskBody("acme", title, null, Severity.LOW, null, null, null);
    }
}
