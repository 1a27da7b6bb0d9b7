package io.bellwether.health.simulation;

import static io.bellwether.health.simulation.SimulationTest.csat;
import static io.bellwether.health.simulation.SimulationTest.model;
import static io.bellwether.health.simulation.SimulationTest.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Severity;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Model.Bands;
import io.bellwether.health.model.Rule;
import io.bellwether.health.risk.Raised;
import io.bellwether.health.simulation.Outcome.Effect;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Segments;
import io.bellwether.health.verdict.Standing;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a simulation says of risks and opportunities is what publishing the candidate does to what is raised. */
class PublishingTest {

    private static final Bands BANDS = new Bands(80, 50);
    private static final Outcome.Sample NONE = sample();
    private static final Account.Contact LEFT =
            new Account.Contact("ann", Account.Contact.Role.CHAMPION, Account.Contact.Change.LEFT, null, null);

    @Test
    void aRiskInItsCalmDownIsClearedAtOnceByACandidateThatDoesNotKnowIt() {
        var effect = risk(red(7), null, raised("red-health", 10, 2), csat(5));

        assertThat(effect).isEqualTo(new Effect("red-health", NONE, sample("a"), NONE, NONE));
    }

    @Test
    void aShorterCalmDownClearsWhatIsCalming() {
        assertThat(risk(red(7), red(2), raised("red-health", 10, 2), csat(5)).cleared())
                .isEqualTo(sample("a"));
        assertThat(risk(red(7), red(3), raised("red-health", 10, 2), csat(5))).isNull();
    }

    @Test
    void aLongerCalmDownRaisesNothingAnew() {
        assertThat(risk(red(7), red(30), raised("red-health", 20, 8), csat(5))).isNull();
    }

    @Test
    void whatHoldsByThePresentModelOnlyIsClearedWhenItHasCalmedDown() {
        var present = model(BANDS, List.of(red(7)), "csat");
        var candidate = model(new Bands(30, 10), List.of(red(7)), "csat");

        var effects = simulate(present, candidate, risks(raised("red-health", 10, 1)), csat(2));

        assertThat(effects.risks()).containsExactly(new Effect("red-health", NONE, NONE, sample("a"), NONE));
    }

    @Test
    void theGateLooksAtWhatIsRaisedNotAtWhatHolds() {
        var story = csat(5).daysAgo(1, new Usage.LimitReached("seats"));

        var effects = simulate(
                model(BANDS, List.of(left(7)), "csat"),
                model(BANDS, List.of(left(0)), "csat"),
                risks(raised("champion-left", 10, 2)),
                story);

        assertThat(effects.risks()).containsExactly(new Effect("champion-left", NONE, sample("a"), NONE, NONE));
        assertThat(effects.opportunities()).containsExactly(new Effect("tier-upgrade", sample("a"), NONE, NONE, NONE));
    }

    @Test
    void anOpportunityIsArmedAgainAfterTheDaysOfTheCandidate() {
        var was = new Standing(List.of(), List.of(raised("tier-upgrade", 20, 10)));

        var effects = simulate(rearming(30), rearming(10), was, csat(5));

        assertThat(effects.opportunities()).containsExactly(new Effect("tier-upgrade", NONE, sample("a"), NONE, NONE));
        assertThat(simulate(rearming(30), rearming(11), was, csat(5)).opportunities())
                .isEmpty();
    }

    @Property
    void theJudgeOfTheCandidateRaisesAndClearsTheSame(
            @ForAll @IntRange(max = 9) int presentCalmDays,
            @ForAll @IntRange(max = 9) int candidateCalmDays,
            @ForAll @IntRange(max = 9) int lastHeld,
            @ForAll @DoubleRange(min = 1, max = 5) double answer,
            @ForAll boolean championLeft) {
        var story = csat(answer).daysAgo(1, new Usage.LimitReached("seats"));
        if (championLeft) {
            story.daysAgo(3, LEFT);
        }
        var was = new Standing(
                List.of(raised("red-health", 20, lastHeld)), List.of(raised("tier-upgrade", 20, lastHeld)));
        var present = model(BANDS, List.of(red(presentCalmDays)), "csat");
        var candidate = model(new Bands(60, 40), List.of(red(candidateCalmDays), left(0)), "csat");
        var before = judge(present).judge(story.state(), was, Story.TODAY).standing();
        var after = judge(candidate).judge(story.state(), was, Story.TODAY).standing();

        var outcome = simulate(present, candidate, was, story);

        assertSame(outcome.risks(), was.risks(), before.risks(), after.risks());
        assertSame(outcome.opportunities(), was.opportunities(), before.opportunities(), after.opportunities());
    }

    private static void assertSame(List<Effect> effects, List<Raised> was, List<Raised> before, List<Raised> after) {
        var raised = names(after);
        raised.removeAll(names(before));
        raised.removeAll(names(was));
        var cleared = names(before);
        cleared.removeAll(names(after));
        assertThat(effects)
                .filteredOn(effect -> effect.raised().count() > 0)
                .extracting(Effect::name)
                .containsExactlyInAnyOrderElementsOf(raised);
        assertThat(effects)
                .filteredOn(effect -> effect.cleared().count() > 0)
                .extracting(Effect::name)
                .containsExactlyInAnyOrderElementsOf(cleared);
    }

    /** What would become of the risk that is raised, or null for nothing. */
    private static Effect risk(Rule present, Rule candidate, Raised raised, Story story) {
        var rules = candidate == null ? List.<Rule>of() : List.of(candidate);
        var outcome =
                simulate(model(BANDS, List.of(present), "csat"), model(BANDS, rules, "csat"), risks(raised), story);
        assertThat(outcome.risks()).hasSizeLessThanOrEqualTo(1);
        return outcome.risks().isEmpty() ? null : outcome.risks().getFirst();
    }

    private static Outcome simulate(Model present, Model candidate, Standing was, Story story) {
        var simulation = new Simulation(judge(present), candidate);
        simulation.add("a", story.view(), was);
        return simulation.outcome();
    }

    private static Judge judge(Model model) {
        return new Judge(model, new Segments(100_000, 25_000));
    }

    private static Standing risks(Raised raised) {
        return new Standing(List.of(raised), List.of());
    }

    private static Raised raised(String name, int daysAgo, int lastHeld) {
        var since = Story.TODAY.minusDays(daysAgo);
        LocalDate held = Story.TODAY.minusDays(lastHeld);
        return new Raised(name, Severity.HIGH, Double.NaN, "so it is", since, since, held, since);
    }

    private static Rule red(int calmDays) {
        return new Rule("red-health", Severity.HIGH, calmDays, Params.NONE);
    }

    private static Rule left(int calmDays) {
        return new Rule("champion-left", Severity.HIGH, calmDays, Params.NONE);
    }

    private static Model rearming(int days) {
        var model = model(BANDS, List.of(), "csat");
        var was = model.expansion();
        var expansion = new Model.Expansion(
                was.gate(), was.inclusive(), was.quietDays(), days, was.confidence(), was.opportunities());
        return new Model(
                model.name(),
                model.version(),
                model.title(),
                model.source(),
                model.bands(),
                model.coverageFloor(),
                model.components(),
                model.risks(),
                expansion);
    }

    private static Set<String> names(List<Raised> raised) {
        return new HashSet<>(raised.stream().map(Raised::name).toList());
    }
}
