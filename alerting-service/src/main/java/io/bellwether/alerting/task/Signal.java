package io.bellwether.alerting.task;

import io.bellwether.events.AccountCard;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Event;
import io.bellwether.events.Expansion;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.time.LocalDate;
import java.util.Optional;

/** What is said of a risk or an opportunity, in the words of tasks. */
public sealed interface Signal {

    Identity identity();

    /** Who says so. */
    String source();

    /** @param since the day on which the condition became true; a later day is a new episode of it */
    record Raised(
            Identity identity,
            String source,
            Severity severity,
            LocalDate since,
            Explanation explanation,
            AccountCard account)
            implements Signal {

        /**
         * With what is known of the account, where that is something. What the signal says of it was copied from what
         * the account's own events had told by then: of these, the latest by their own time is known.
         */
        public Raised with(AccountCard known) {
            var card = new AccountCard(
                    either(known.name(), account.name()),
                    either(known.csm(), account.csm()),
                    either(known.segment(), account.segment()),
                    either(known.arr(), account.arr()),
                    either(known.contractEnd(), account.contractEnd()));
            return new Raised(identity, source, severity, since, explanation, card);
        }

        private static <T> T either(T first, T otherwise) {
            return first == null ? otherwise : first;
        }
    }

    record Cleared(Identity identity, String source, String evidence) implements Signal {}

    /** Empty where the event says nothing of risks and opportunities. */
    static Optional<Signal> of(Event event, Rules rules) {
        return switch (event.fact()) {
            case ChurnRisk.Raised risk ->
                Optional.of(new Raised(
                        identity(event, risk),
                        event.source(),
                        risk.severity(),
                        risk.since(),
                        new Explanation(risk.evidence(), risk.movers(), risk.score(), risk.band()),
                        risk.account()));
            case ChurnRisk.Cleared risk ->
                Optional.of(new Cleared(identity(event, risk), event.source(), risk.evidence()));
            case Expansion.Raised chance ->
                Optional.of(new Raised(
                        identity(event, chance),
                        event.source(),
                        rules.severity(chance.confidence()),
                        chance.since(),
                        new Explanation(chance.evidence(), chance.movers(), chance.score(), chance.band()),
                        chance.account()));
            case Expansion.Cleared chance ->
                Optional.of(new Cleared(identity(event, chance), event.source(), chance.evidence()));
            default -> Optional.empty();
        };
    }

    private static Identity identity(Event event, ChurnRisk risk) {
        return new Identity(event.account(), Task.Type.CHURN_RISK, risk.indicator());
    }

    private static Identity identity(Event event, Expansion chance) {
        return new Identity(event.account(), Task.Type.EXPANSION, chance.opportunity());
    }
}
