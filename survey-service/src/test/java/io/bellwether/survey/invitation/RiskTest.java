package io.bellwether.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Severity;
import io.bellwether.events.Survey;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskTest {

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, NPS, true",
        "HIGH, NPS, true",
        "MEDIUM, NPS, false",
        "LOW, NPS, false",
        "CRITICAL, CSAT, false",
        "CRITICAL, CES, false"
    })
    void onlyWhatIsSeriousMutesAndOnlyNps(Severity severity, Survey.Type survey, boolean mutes) {
        var risk = new Risk("usage-decline", severity, LocalDate.parse("2026-05-04"));

        assertThat(risk.mutes(survey)).isEqualTo(mutes);
    }
}
