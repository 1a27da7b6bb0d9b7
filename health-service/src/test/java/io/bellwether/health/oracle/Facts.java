package io.bellwether.health.oracle;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What may be said of an account, by chapter. */
final class Facts {

    private static final Arbitrary<String> NAMES = Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.of("ann", "bob", "eve")),
            Tuple.of(
                    1, Arbitraries.of("", " ", "Ann", "CHAMPION LEFT", "Жанна", "🦑", "x".repeat(300), "a\nb\t\"'\\")));

    private static final Arbitrary<Double> AMOUNTS = Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(0.0, 1.0, 8.0, 40.0, 72.0, 300.0, 600.0, 1000.0, 25_000.0, 100_000.0)),
            Tuple.of(2, Arbitraries.of(0.1, 0.3, 1e-7, 1e-6, 4.35, 1e9, 1e12)),
            Tuple.of(2, Arbitraries.doubles().between(0, 2000)));

    private static final Arbitrary<Boolean> FLAGS = Arbitraries.of(true, false).injectNull(0.3);

    private Facts() {}

    static List<Arbitrary<Fact>> chapters() {
        return List.of(
                usage(),
                product(),
                training(),
                tickets(),
                escalations(),
                reopenings(),
                resolutions(),
                csat(),
                nps(),
                ces(),
                contacts(),
                meetings(),
                messages(),
                described(),
                contracts(),
                contracts(),
                renewals(),
                money(),
                outcomes(),
                risks(),
                growth(),
                onboarding(),
                onboarding(),
                turnover(),
                thriving(),
                thriving());
    }

    private static Arbitrary<Fact> usage() {
        var counts =
                Arbitraries.of(1, 7, 10, 14, 20, 21, 30, 70, 100, 126, 180, 1_000_000_000, Integer.MAX_VALUE, null);
        return oneOf(
                NAMES.map(Usage.Login::new),
                Combinators.combine(NAMES, NAMES.injectNull(0.3), counts, FLAGS).as(Usage.FeatureUsed::new),
                Combinators.combine(NAMES, AMOUNTS).as(Usage.Session::new));
    }

    private static Arbitrary<Fact> product() {
        return oneOf(
                Arbitraries.of(Usage.Workflow.State.values()).map(state -> new Usage.Workflow("w", state)),
                Arbitraries.just(new Usage.LimitReached("seats")),
                Combinators.combine(NAMES, Arbitraries.of(Usage.Integration.State.values()))
                        .as(Usage.Integration::new),
                Arbitraries.doubles().between(0, 1).map(Usage.DataQuality::new),
                NAMES.injectNull(0.5).map(user -> new Usage.SelfService(user, null)),
                NAMES.injectNull(0.5).map(user -> new Usage.Community(user, null)));
    }

    private static Arbitrary<Fact> training() {
        return oneOf(Arbitraries.of(Usage.Training.State.values()).map(state -> new Usage.Training("c", state, null)));
    }

    private static Arbitrary<Fact> tickets() {
        var levels = Arbitraries.of(Ticket.Escalated.Level.values()).injectNull(0.2);
        var topics = Arbitraries.of("login", "login", "", "🦑").injectNull(0.3);
        return oneOf(
                Combinators.combine(Arbitraries.of(Ticket.Priority.values()), topics)
                        .as((priority, topic) -> new Ticket.Opened("t", priority, topic, null)),
                Combinators.combine(Arbitraries.of(Ticket.Priority.values()), topics)
                        .as((priority, topic) -> new Ticket.Opened("t", priority, topic, null)),
                levels.map(level -> new Ticket.Escalated("t", level)),
                Arbitraries.of(new Ticket.Reopened("t"), new Ticket.SlaBreached("t"), new Ticket.Closed("t", null)));
    }

    private static Arbitrary<Fact> escalations() {
        return oneOf(
                Arbitraries.just(new Ticket.Opened("t", Ticket.Priority.P2, null, null)),
                Arbitraries.of(Ticket.Escalated.Level.values()).map(level -> new Ticket.Escalated("t", level)));
    }

    private static Arbitrary<Fact> reopenings() {
        return oneOf(Arbitraries.of(new Ticket.Opened("t", Ticket.Priority.P1, null, null), new Ticket.Reopened("t")));
    }

    private static Arbitrary<Fact> resolutions() {
        return oneOf(
                NAMES.map(ticket -> new Ticket.Opened(ticket, Ticket.Priority.P3, null, null)),
                Combinators.combine(NAMES, AMOUNTS.injectNull(0.7)).as(Ticket.Resolved::new));
    }

    private static Arbitrary<Fact> csat() {
        return oneOf(Arbitraries.of(1.0, 2.0, 3.0, 3.999999, 4.0, 4.1, 4.2, 4.3, 5.0)
                .map(score -> new Survey.Answered(Survey.Type.CSAT, score, null, null, null, null)));
    }

    private static Arbitrary<Fact> nps() {
        return oneOf(
                Combinators.combine(Arbitraries.of(0.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 10.0), NAMES.injectNull(0.3))
                        .as((score, contact) -> new Survey.Answered(Survey.Type.NPS, score, contact, null, null, null)),
                Arbitraries.of(Survey.Type.values()).map(type -> new Survey.Invited("i", type, null)),
                Arbitraries.just(new Survey.Expired("i", Survey.Type.NPS, null)));
    }

    private static Arbitrary<Fact> ces() {
        return oneOf(Arbitraries.of(1.0, 1.5, 2.0, 3.7, 5.0)
                .map(score -> new Survey.Answered(Survey.Type.CES, score, "ann", null, null, null)));
    }

    private static Arbitrary<Fact> contacts() {
        var roles = Arbitraries.of(Account.Contact.Role.values());
        return oneOf(Combinators.combine(NAMES, roles, Arbitraries.of(Account.Contact.Change.values()))
                .as((name, role, change) -> new Account.Contact(name, role, change, null, null)));
    }

    private static Arbitrary<Fact> meetings() {
        return oneOf(Combinators.combine(
                        Arbitraries.of(Account.Meeting.Type.values()),
                        Arbitraries.of(Account.Meeting.State.values()),
                        FLAGS,
                        FLAGS)
                .as(Account.Meeting::new));
    }

    private static Arbitrary<Fact> messages() {
        return oneOf(
                Arbitraries.of(Account.Message.State.values()).map(state -> new Account.Message(state, null, null)));
    }

    static Arbitrary<Fact> described() {
        var counts = Arbitraries.of(0, 1, 2, 3, 5, 1_000_000_000).injectNull(0.3);
        var rates = Arbitraries.of(0.0, 0.5, 1.0, 3.0, 10.0).injectNull(0.4);
        var dates = Dates.any().injectNull(0.5);
        return oneOf(Combinators.combine(AMOUNTS.injectNull(0.5), counts, counts, rates, rates, dates)
                .as((arr, users, features, logins, baseline, start) -> new Account.Described(
                        null, null, arr, null, null, null, users, features, logins, baseline, start, null, null)));
    }

    private static Arbitrary<Fact> contracts() {
        return oneOf(
                contract(), contract(), AMOUNTS.map(Account.Renewed::new), Arbitraries.just(new Account.Churned(null)));
    }

    private static Arbitrary<Fact> contract() {
        return oneOf(Combinators.combine(Dates.any(), Dates.any(), AMOUNTS)
                .as((start, end, arr) -> new Account.Contract(start, end, arr, null)));
    }

    private static Arbitrary<Fact> renewals() {
        var confidence = Arbitraries.of(0.0, 0.3, 0.59, 0.6, 0.89, 0.9, 1.0).injectNull(0.3);
        return oneOf(Combinators.combine(
                        Arbitraries.of(Account.Renewal.Stage.values()).injectNull(0.3), confidence, FLAGS)
                .as(Account.Renewal::new));
    }

    private static Arbitrary<Fact> money() {
        return oneOf(
                Arbitraries.of(Account.Payment.State.values()).map(Account.Payment::new),
                AMOUNTS.map(Account.Expansion::new),
                AMOUNTS.map(Account.Renewed::new),
                signals(Signal.Type.BUDGET_CUT));
    }

    private static Arbitrary<Fact> outcomes() {
        return oneOf(
                Arbitraries.doubles().between(-1, 1).ofScale(2).map(Account.Sentiment::new),
                Arbitraries.of(Account.Goal.State.values()).map(state -> new Account.Goal("g", state)),
                Combinators.combine(AMOUNTS, AMOUNTS).as((promised, achieved) -> new Account.Roi(promised, achieved)),
                Combinators.combine(NAMES, Arbitraries.of(-1.0, -0.0, 0.0, 0.01, 2.0))
                        .as(Account.Kpi::new));
    }

    private static Arbitrary<Fact> risks() {
        return signals(
                Signal.Type.COMPETITOR_MENTIONED,
                Signal.Type.RFP,
                Signal.Type.BUDGET_CUT,
                Signal.Type.REFERENCE_WILLING,
                Signal.Type.UNRESPONSIVE);
    }

    private static Arbitrary<Fact> growth() {
        return signals(Signal.Type.values());
    }

    private static Arbitrary<Fact> onboarding() {
        return oneOf(
                starts(),
                Combinators.combine(Arbitraries.of("b", "c"), Arbitraries.of(Account.Blocker.State.values()))
                        .as(Account.Blocker::new),
                signals(
                        Signal.Type.CRITERIA_MISSING,
                        Signal.Type.CRITERIA_DOCUMENTED,
                        Signal.Type.UNRESPONSIVE,
                        Signal.Type.RESOURCES_LIMITED,
                        Signal.Type.PRIORITIES_COMPETING),
                Arbitraries.of(Account.Milestone.Type.values())
                        .map(type -> new Account.Milestone(type, Account.Milestone.State.DONE)));
    }

    /** Few people, who come and go during onboarding. */
    private static Arbitrary<Fact> turnover() {
        var roles = Arbitraries.of(Account.Contact.Role.CHAMPION, Account.Contact.Role.SPONSOR);
        return oneOf(
                starts(),
                Combinators.combine(
                                Arbitraries.of("ann", "bob"), roles, Arbitraries.of(Account.Contact.Change.values()))
                        .as((name, role, change) -> new Account.Contact(name, role, change, null, null)),
                Arbitraries.just(new Ticket.Opened("t", Ticket.Priority.P4, null, null)),
                Arbitraries.of(Usage.Training.State.ATTENDED, Usage.Training.State.MISSED)
                        .map(state -> new Usage.Training("c", state, null)));
    }

    private static Arbitrary<Fact> starts() {
        return oneOf(Arbitraries.integers()
                .between(-1, 100)
                .map(days -> new Account.Contract(
                        Dates.TODAY.minusDays(days), Dates.TODAY.plusDays(365 - days), 50_000.0, 12)));
    }

    /** What an account says that does well. */
    private static Arbitrary<Fact> thriving() {
        return oneOf(
                NAMES.map(user -> new Usage.FeatureUsed(user, user, 20, true)),
                Arbitraries.just(new Account.Described(
                        null,
                        null,
                        50_000.0,
                        null,
                        null,
                        null,
                        2,
                        2,
                        1.0,
                        10.0,
                        Dates.TODAY.minusDays(500),
                        null,
                        null)),
                Arbitraries.just(new Account.Message(Account.Message.State.ANSWERED, null, null)),
                Arbitraries.just(new Account.Meeting(Account.Meeting.Type.QBR, Account.Meeting.State.HELD, true, true)),
                NAMES.map(who -> new Survey.Answered(Survey.Type.NPS, 10.0, who, null, null, null)),
                Arbitraries.just(new Survey.Answered(Survey.Type.CSAT, 5.0, null, null, null, null)),
                Arbitraries.just(new Account.Payment(Account.Payment.State.CURRENT)),
                Arbitraries.just(new Account.Renewal(Account.Renewal.Stage.SIGNED, 1.0, true)),
                Arbitraries.just(new Account.Roi(1.0, 2.0)));
    }

    private static Arbitrary<Fact> signals(Signal.Type... types) {
        return oneOf(Arbitraries.of(types).map(Signal::new));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Arbitrary<Fact> oneOf(Arbitrary<? extends Fact>... facts) {
        return Arbitraries.oneOf(List.of(facts)).map(Fact.class::cast);
    }
}
