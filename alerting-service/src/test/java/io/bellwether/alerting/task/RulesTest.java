package io.bellwether.alerting.task;

import static io.bellwether.alerting.task.Acme.RISKS;
import static io.bellwether.alerting.task.Acme.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bellwether.events.Severity;
import io.bellwether.events.Task.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    @Test
    void aReasonWithoutATitleOfItsOwnGetsTheGeneralOneInWords() {
        var unknown = new Identity("acme", Acme.USAGE.type(), "onboarding-blocked");

        assertThat(RULES.title(unknown, "Acme GmbH")).isEqualTo("Onboarding blocked at Acme GmbH");
        assertThat(RULES.title(unknown, null)).isEqualTo("Onboarding blocked at acme");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"0.5, MEDIUM", "1, MEDIUM", "0.49, LOW", "0, LOW", "NULL, LOW"},
            nullValues = "NULL")
    void anOpportunityIsAsSevereAsItIsSure(Double confidence, Severity severity) {
        assertThat(RULES.severity(confidence)).isEqualTo(severity);
    }

    @Test
    void rulesThatLeaveATypeOrASeverityOutDoNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(Map.of(Acme.USAGE.type(), RISKS), 0.5, 14, 90, Map.of(), Acme.URGENCY))
                .withMessageContaining("types");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TypeRules(Map.of(Severity.HIGH, 2), "{reason}", Map.of()))
                .withMessageContaining("due");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(RULES.types(), Double.NaN, 14, 90, Map.of(), Acme.URGENCY))
                .withMessageContaining("medium-from-confidence");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(RULES.types(), 0.5, -1, 90, Map.of(), Acme.URGENCY))
                .withMessageContaining("reopen-within-days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UrgencyRules(Map.of(Severity.HIGH, 2.0), Acme.URGENCY.arr(), List.of()))
                .withMessageContaining("urgency");
    }

    @Test
    void wordsAreThoseOfTheWire() {
        assertThat(Words.of(Acme.USAGE.type())).isEqualTo("churn-risk");
        assertThat(Words.parse(Status.class, "acknowledged")).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void aReasonThatCannotBeAKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Identity("acme", Acme.USAGE.type(), "x".repeat(257)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Identity("acme", Acme.USAGE.type(), " "));
    }
}
