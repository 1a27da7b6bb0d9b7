package io.bellwether.health.simulation;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Account;
import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.events.Survey;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Model.Bands;
import io.bellwether.health.model.Model.Component;
import io.bellwether.health.model.Model.Weighted;
import io.bellwether.health.model.Presets;
import io.bellwether.health.model.Rule;
import io.bellwether.health.risk.Raised;
import io.bellwether.health.score.Scorer;
import io.bellwether.health.simulation.Outcome.BandMove;
import io.bellwether.health.simulation.Outcome.Sample;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Segments;
import io.bellwether.health.verdict.Standing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A present model that asks for satisfaction alone, and candidates that ask for something else. */
class SimulationTest {

    private static final Model VALUE = Presets.named("value");
    private static final Rule LEFT = rule("champion-left", Severity.HIGH);
    private static final Rule RED = rule("red-health", Severity.HIGH);

    private static final Account.Contact LEAVING =
            new Account.Contact("ann", Account.Contact.Role.CHAMPION, Account.Contact.Change.LEFT, null, null);

    private static final Model PRESENT = model(new Bands(80, 50), List.of(RED), "csat", "sentiment");

    @Test
    void aHigherBoundMovesAccountsDownAndRaisesTheRisk() {
        var candidate = model(new Bands(90, 70), List.of(RED), "csat", "sentiment");

        var outcome = simulate(candidate, Map.of("a", csat(3), "b", csat(5), "c", new Story()));

        assertThat(outcome.accounts()).isEqualTo(3);
        assertThat(outcome.changed()).isEqualTo(1);
        assertThat(outcome.bands())
                .containsExactlyInAnyOrder(
                        new BandMove("yellow", "red", sample("a")),
                        new BandMove("green", "green", sample("b")),
                        new BandMove("not-scored", "not-scored", sample("c")));
        assertThat(outcome.movers()).isEmpty();
        assertThat(outcome.risks()).singleElement().satisfies(risk -> {
            assertThat(risk.name()).isEqualTo("red-health");
            assertThat(risk.raised()).isEqualTo(sample("a"));
            assertThat(risk.cleared().count()).isZero();
        });
    }

    @Test
    void aMoverSaysWhichMeasuresDidIt() {
        var candidate = model(new Bands(80, 50), List.of(), "sentiment");

        var outcome = simulate(candidate, Map.of("a", csat(5).daysAgo(1, new Account.Sentiment(-0.5)), "b", csat(4)));

        assertThat(outcome.movers()).singleElement().satisfies(mover -> {
            assertThat(mover.account()).isEqualTo("a");
            assertThat(mover.before().exact()).isCloseTo(62.5, within(1e-9)); // (1 + 0.25) / 2
            assertThat(mover.after().exact()).isCloseTo(25, within(1e-9));
            assertThat(mover.difference()).isCloseTo(-37.5, within(1e-9));
            assertThat(mover.reasons()).extracting(Outcome.Reason::measure).containsExactly("csat", "sentiment");
            assertThat(mover.reasons().getFirst().points()).isCloseTo(-50, within(1e-9));
            assertThat(mover.reasons().getFirst().words()).endsWith("gives no points, 50.0 by the present model.");
        });
        assertThat(outcome.bands()).contains(new BandMove("green", "not-scored", sample("b")));
    }

    @Test
    void whatIsRaisedAlreadyIsNotRaisedAgain() {
        var candidate = model(new Bands(80, 50), List.of(LEFT), "csat");
        var story = csat(5).daysAgo(3, LEAVING);

        var simulation = new Simulation(judge(), candidate);
        simulation.add("a", story.view(), new Standing(List.of(raised("champion-left")), List.of()));
        simulation.add("b", story.view(), new Standing(List.of(raised("red-health")), List.of()));

        assertThat(simulation.outcome().risks().getFirst().raised()).isEqualTo(sample("b"));
    }

    @Test
    void aRiskThatTheCandidateDoesNotKnowIsCleared() {
        var candidate = model(new Bands(80, 50), List.of(), "csat", "sentiment");

        var outcome = simulate(candidate, Map.of("a", csat(1)));

        assertThat(outcome.risks().getFirst().cleared()).isEqualTo(sample("a"));
    }

    @Test
    void anotherSeverityIsToldApart() {
        var critical = rule("red-health", Severity.CRITICAL);

        var outcome = simulate(model(new Bands(80, 50), List.of(critical), "csat"), Map.of("a", csat(1)));

        assertThat(outcome.risks().getFirst().otherSeverity()).isEqualTo(sample("a"));
        assertThat(outcome.risks().getFirst().raised().count()).isZero();
    }

    @Test
    void aModelComparedWithItselfChangesNothing() {
        var outcome = simulate(PRESENT, Map.of("a", csat(1), "b", csat(4), "c", csat(5)));

        assertThat(outcome.changed()).isZero();
        assertThat(outcome.movers()).isEmpty();
        assertThat(outcome.risks()).isEmpty();
        assertThat(outcome.averageAfter()).isEqualTo(outcome.averageBefore());
    }

    @Property(tries = 50)
    void theTablesAddUpAndStaySmall(
            @ForAll @Size(min = 1, max = 120) List<@DoubleRange(min = 1, max = 5) Double> answers) {
        var candidate = model(new Bands(95, 90), List.of(RED), "csat", "nps");
        var simulation = new Simulation(judge(), candidate);
        for (int i = 0; i < answers.size(); i++) {
            simulation.add("a" + i, csat(answers.get(i)).daysAgo(2, nps(i % 11)).view(), Standing.NEW);
        }

        var outcome = simulation.outcome();

        assertThat(outcome.bands().stream()
                        .mapToLong(move -> move.accounts().count())
                        .sum())
                .isEqualTo(answers.size());
        assertThat(outcome.movers()).hasSizeLessThanOrEqualTo(20);
        assertThat(outcome.movers())
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.difference()), Math.abs(a.difference())));
        assertThat(outcome.bands())
                .allSatisfy(move -> assertThat(move.accounts().examples()).hasSizeLessThanOrEqualTo(50));
    }

    @Test
    void anAccountIsComparedWithTheModelThatIsAssignedToIt() {
        var view = csat(3).view();

        var outcome = simulate(VALUE, Map.of("a", csat(3)));

        assertThat(outcome.averageBefore())
                .isEqualTo(Scorer.score(view, PRESENT).exact());
    }

    @Test
    void theTwentyGreatestMoversAreKept() {
        var simulation = new Simulation(judge(), model(new Bands(80, 50), List.of(), "csat"));
        for (int points = 10; points < 32; points++) { // what the sentiment kept from the score
            var story = csat(5).daysAgo(1, new Account.Sentiment(1 - points * 0.04));
            simulation.add("a" + points, story.view(), Standing.NEW);
            simulation.add("a" + points + "-too", story.view(), Standing.NEW);
        }

        var movers = simulation.outcome().movers();

        assertThat(movers).hasSize(20);
        assertThat(movers.subList(0, 3))
                .extracting(Outcome.AccountMove::account)
                .containsExactly("a31", "a31-too", "a30");
        assertThat(movers.getLast().account()).isEqualTo("a22-too");
        assertThat(movers.getLast().difference()).isCloseTo(22, within(1e-9));
    }

    @Test
    void theThreeGreatestReasonsAreGivenInWords() {
        var candidate = model(new Bands(70, 50), List.of(), "csat", "sentiment", "nps", "payment");
        var story = csat(3.1)
                .daysAgo(1, new Account.Sentiment(0.84), nps(7), new Account.Payment(Account.Payment.State.CURRENT));

        var mover = simulate(candidate, Map.of("a", story)).movers().getFirst();

        assertThat(mover.before().score()).isEqualTo(77); // 31 + 46
        assertThat(mover.before().band()).isEqualTo(Band.YELLOW);
        assertThat(mover.after().score()).isEqualTo(76); // 15.5 + 23 + 12.5 + 25
        assertThat(mover.after().band()).isEqualTo(Band.GREEN);
        assertThat(mover.reasons())
                .extracting(Outcome.Reason::words)
                .containsExactly(
                        "Payments current: gives 25.0 points, none by the present model.",
                        "How the account feels: gives 23.0 points, 46.0 by the present model.",
                        "Satisfaction with support (CSAT): gives 15.5 points, 31.0 by the present model.");
    }

    @Test
    void aMeasureThatGivesTheSameIsNoReason() {
        var story = csat(5).daysAgo(1, new Account.Sentiment(0.0), nps(9));

        var outcome = simulate(model(new Bands(80, 50), List.of(), "csat", "nps"), Map.of("a", story, "b", csat(4)));

        assertThat(outcome.movers().getFirst().reasons())
                .extracting(Outcome.Reason::measure)
                .containsExactly("nps", "sentiment");
        assertThat(outcome.averageBefore()).isCloseTo(77.5, within(1e-9)); // of 75 and 80
        assertThat(outcome.averageAfter()).isCloseTo(90, within(1e-9)); // of 100 and 80
    }

    @Test
    void opportunitiesGoByTheRisksOfTheSameModel() {
        var happy = csat(5).daysAgo(1, new Account.Sentiment(1.0), new Usage.LimitReached("seats"), LEAVING);

        var cleared = simulate(model(new Bands(80, 50), List.of(LEFT), "csat"), Map.of("a", happy));
        var stays = simulate(
                model(new Bands(80, 50), List.of(rule("champion-left", Severity.MEDIUM)), "csat"), Map.of("a", happy));

        assertThat(cleared.opportunities()).singleElement().satisfies(opportunity -> {
            assertThat(opportunity.name()).isEqualTo("tier-upgrade");
            assertThat(opportunity.cleared()).isEqualTo(sample("a"));
        });
        assertThat(stays.opportunities()).isEmpty();
    }

    @Test
    void anOpportunityThatIsRaisedAlreadyIsNotRaisedAgain() {
        var story = csat(5).daysAgo(1, new Account.Sentiment(-1.0), new Usage.LimitReached("seats"));
        var simulation = new Simulation(judge(), model(new Bands(80, 50), List.of(), "csat"));
        simulation.add("a", story.view(), new Standing(List.of(), List.of(raised("tier-upgrade"))));
        simulation.add("b", story.view(), Standing.NEW);

        assertThat(simulation.outcome().opportunities().getFirst().raised()).isEqualTo(sample("b"));
    }

    @Test
    void whatManyDoComesFirstWithFiftyExamples() {
        var simulation = new Simulation(judge(), PRESENT);
        simulation.add("z", csat(5).view(), Standing.NEW);
        for (int i = 0; i < 60; i++) {
            simulation.add("a" + i, new Story().view(), Standing.NEW);
        }

        var outcome = simulation.outcome();

        assertThat(outcome.bands()).extracting(BandMove::from).containsExactly("not-scored", "green");
        assertThat(outcome.bands().getFirst().accounts().count()).isEqualTo(60);
        assertThat(outcome.bands().getFirst().accounts().examples()).hasSize(50).startsWith("a0", "a1");
        assertThat(outcome.averageBefore()).isEqualTo(100);
        assertThat(simulate(PRESENT, Map.of("a", new Story())).averageAfter()).isNull();
    }

    private static Raised raised(String name) {
        var day = Story.TODAY.minusDays(3);
        return new Raised(name, Severity.HIGH, Double.NaN, "so it is", day, day, Story.TODAY, Story.TODAY);
    }

    private static Rule rule(String name, Severity severity) {
        return new Rule(name, severity, 0, Params.NONE);
    }

    private static Outcome simulate(Model candidate, Map<String, Story> book) {
        var simulation = new Simulation(judge(), candidate);
        book.forEach((account, story) -> simulation.add(account, story.view(), Standing.NEW));
        return simulation.outcome();
    }

    private static Judge judge() {
        return new Judge(PRESENT, new Segments(100_000, 25_000));
    }

    static Sample sample(String... accounts) {
        return new Sample(accounts.length, List.of(accounts));
    }

    static Story csat(double score) {
        return new Story().daysAgo(1, new Survey.Answered(Survey.Type.CSAT, score, null, null, null, null));
    }

    private static Survey.Answered nps(int score) {
        return new Survey.Answered(Survey.Type.NPS, (double) score, null, null, null, null);
    }

    /** A model of one component in which all measures weigh the same. */
    static Model model(Bands bands, List<Rule> risks, String... measures) {
        var names = Set.of(measures);
        var weighted = VALUE.components().stream()
                .flatMap(component -> component.measures().stream())
                .filter(measure -> names.contains(measure.measure().name()))
                .collect(toMap(measure -> measure.measure().name(), measure -> measure, (first, _) -> first))
                .values()
                .stream()
                .map(measure -> new Weighted(measure.measure(), 1.0 / measures.length, measure.params()))
                .toList();
        var components = List.of(new Component("all", 1, weighted));
        return new Model("test", 1, "Test", null, bands, 0.3, components, risks, VALUE.expansion());
    }
}
