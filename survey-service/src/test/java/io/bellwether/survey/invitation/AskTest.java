package io.bellwether.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellwether.events.InvalidFact;
import io.bellwether.events.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "\ud83d"})
    void namesTheContactThatCannotBe(String contact) {
        assertThatExceptionOfType(InvalidFact.class)
                .isThrownBy(() -> new Ask("acme", contact, Survey.Type.NPS, null))
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/contact"));
    }

    @Test
    void takesIdentifiersUpTo256Characters() {
        assertThat(new Ask("a".repeat(256), "c".repeat(256), Survey.Type.CSAT, "t".repeat(256)).ticket())
                .hasSize(256);
        assertThatExceptionOfType(InvalidFact.class)
                .isThrownBy(() -> new Ask("acme", "jo", Survey.Type.CSAT, "t".repeat(257)))
                .withMessageContaining("256");
    }

    @Test
    void neverShowsTheContactInALog() {
        assertThat(new Ask("acme", "jo@acme.example", Survey.Type.CSAT, null).toString())
                .doesNotContain("jo@");
    }
}
