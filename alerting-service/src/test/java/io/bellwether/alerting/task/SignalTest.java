package io.bellwether.alerting.task;

import static io.bellwether.alerting.task.Acme.CARD;
import static io.bellwether.alerting.task.Acme.FRIDAY;
import static io.bellwether.alerting.task.Acme.HEALTH;
import static io.bellwether.alerting.task.Acme.MORNING;
import static io.bellwether.alerting.task.Acme.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Event;
import io.bellwether.events.Expansion;
import io.bellwether.events.Fact;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import io.bellwether.events.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTest {

    private static final Identity SEATS = new Identity("acme", Task.Type.EXPANSION, "seats");

    @Test
    void aRaisedRiskIsTakenAsItIs() {
        var risk = new ChurnRisk.Raised(
                "usage-decline", Severity.HIGH, FRIDAY, "Usage fell.", 63, Band.YELLOW, List.of(), CARD);

        assertThat(Signal.of(event(risk), RULES))
                .contains(new Signal.Raised(
                        Acme.USAGE,
                        HEALTH,
                        Severity.HIGH,
                        FRIDAY,
                        new Explanation("Usage fell.", List.of(), 63, Band.YELLOW),
                        CARD));
    }

    @Test
    void aRaisedOpportunityIsAsSevereAsItIsSure() {
        var chance = new Expansion.Raised("seats", 0.75, FRIDAY, "88 % of seats.", 86, Band.GREEN, List.of(), CARD);

        assertThat(Signal.of(event(chance), RULES))
                .contains(new Signal.Raised(
                        SEATS,
                        HEALTH,
                        Severity.MEDIUM,
                        FRIDAY,
                        new Explanation("88 % of seats.", List.of(), 86, Band.GREEN),
                        CARD));
    }

    @Test
    void whatIsClearedKeepsItsIdentity() {
        assertThat(Signal.of(event(new ChurnRisk.Cleared("usage-decline", "Back.")), RULES))
                .contains(new Signal.Cleared(Acme.USAGE, HEALTH, "Back."));
        assertThat(Signal.of(event(new Expansion.Cleared("seats", "Fewer.")), RULES))
                .contains(new Signal.Cleared(SEATS, HEALTH, "Fewer."));
    }

    @Test
    void whatSaysNothingOfRisksAndOpportunitiesIsNoSignal() {
        assertThat(Signal.of(event(new Usage.Login("eve")), RULES)).isEmpty();
    }

    @Test
    void whatIsKnownOfTheAccountComesBeforeWhatTheSignalSaysOfIt() {
        var known = new AccountCard(null, "tom", "enterprise", null, null);

        assertThat(Acme.raised(Severity.HIGH).with(known).account())
                .isEqualTo(new AccountCard("Acme GmbH", "tom", "enterprise", 138_000.0, null));
    }

    private static Event event(Fact fact) {
        return new Event(HEALTH, "1", "acme", MORNING, fact);
    }
}
