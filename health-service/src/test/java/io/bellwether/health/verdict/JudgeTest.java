package io.bellwether.health.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Band;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Expansion;
import io.bellwether.events.Health;
import io.bellwether.events.Severity;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Model.Bands;
import io.bellwether.health.model.Model.Component;
import io.bellwether.health.model.Model.Weighted;
import io.bellwether.health.model.Presets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of an account: every field of it, of accounts whose score is their sentiment alone. */
class JudgeTest {

    private static final Model VALUE = Presets.named("value");
    private static final Judge JUDGE = new Judge(bySentiment(), new Segments(100_000, 25_000));
    private static final LocalDate END = Story.TODAY.plusDays(200);

    @Test
    void aRiskIsSaidWithTheScoreAndWhatMovedIt() {
        var verdict = judge(acme().daysAgo(9, sentiment(0.2)).daysAgo(2, sentiment(-0.7), left()), Standing.NEW);

        var champion = said(verdict, "champion-left");
        assertThat(champion.severity()).isEqualTo(Severity.HIGH);
        assertThat(champion.since()).isEqualTo(Story.TODAY.minusDays(2));
        assertThat(champion.evidence()).isEqualTo("The champion left, and no other champion is known.");
        assertThat(champion.score()).isEqualTo(15);
        assertThat(champion.band()).isEqualTo(Band.RED);
        assertThat(champion.movers())
                .extracting(mover -> mover.words())
                .containsExactly("How the account feels lost 45.0 points since " + Story.TODAY.minusDays(7)
                        + ": sentiment -0.7 (was 0.2)");
        assertThat(champion.account().name()).isEqualTo("Acme");
        assertThat(champion.account().csm()).isEqualTo("maria");
        assertThat(champion.account().segment()).isEqualTo("mid-market");
        assertThat(champion.account().arr()).isEqualTo(60_000);
        assertThat(champion.account().contractEnd()).isEqualTo(END);
        assertThat(said(verdict, "red-health").evidence()).isEqualTo("The health score is 15, in the red band.");
        assertThat(said(verdict, "score-drop").since()).isEqualTo(Story.TODAY.minusDays(2));
        assertThat(verdict.standing().churnRisk()).isEqualTo(Severity.HIGH);
    }

    @Test
    void ofAnAccountWithoutScoreARiskIsSaidWithoutOne() {
        var verdict = judge(new Story().daysAgo(2, left()), Standing.NEW);

        var champion = said(verdict, "champion-left");
        assertThat(champion.score()).isNull();
        assertThat(champion.band()).isNull();
        assertThat(champion.movers()).isEmpty();
        assertThat(champion.account().arr()).isNull();
        assertThat(champion.account().contractEnd()).isNull();
    }

    @Test
    void aRiskThatIsOverIsSaidToBe() {
        var story = acme().daysAgo(2, left());
        var before = judge(story, Standing.NEW).standing();

        var verdict = judge(story.daysAgo(0, contact(Account.Contact.Change.RE_ENGAGED)), before);

        assertThat(verdict.announcements()).hasSize(1);
        var cleared = (ChurnRisk.Cleared) verdict.announcements().getFirst();
        assertThat(cleared.indicator()).isEqualTo("champion-left");
        assertThat(cleared.evidence()).isNotBlank();
        assertThat(verdict.standing().risks()).isEmpty();
    }

    @Test
    void anOpportunityIsSaidWithItsConfidence() {
        var waiting = new Account.Signal(Account.Signal.Type.WAITLIST);
        var confirmed = new Account.Renewal(null, null, true);
        var verdict =
                judge(acme().daysAgo(9, sentiment(0.8)).daysAgo(1, confirmed).daysAgo(0, waiting), Standing.NEW);

        assertThat(verdict.announcements()).hasSize(1);
        var seats = (Expansion.Raised) verdict.announcements().getFirst();
        assertThat(seats.opportunity()).isEqualTo("seats");
        assertThat(seats.confidence()).isEqualTo(1);
        assertThat(seats.since()).isEqualTo(Story.TODAY);
        assertThat(seats.score()).isEqualTo(90);
        assertThat(seats.band()).isEqualTo(Band.GREEN);
        assertThat(seats.movers())
                .extracting(mover -> mover.words())
                .containsExactly("How the account feels costs 10.0 points: sentiment 0.8");
        assertThat(seats.account().name()).isEqualTo("Acme");
    }

    @Test
    void whereNothingIsKnownForItAnOpportunityHasNoConfidence() {
        var waiting = new Account.Signal(Account.Signal.Type.WAITLIST);
        var verdict = judge(acme().daysAgo(9, sentiment(0.8)).daysAgo(0, waiting), Standing.NEW);

        assertThat(((Expansion.Raised) verdict.announcements().getFirst()).confidence())
                .isNull();
    }

    @Test
    void anAccountThatChurnsHasNothingRaisedAnyMore() {
        var story = acme().daysAgo(2, left()).daysAgo(9, sentiment(-0.7));
        var before = judge(story, Standing.NEW).standing();
        assertThat(before.risks()).extracting(raised -> raised.name()).contains("champion-left", "red-health");

        var verdict = judge(story.daysAgo(0, new Account.Churned(null)), before);

        assertThat(verdict.churned()).isTrue();
        assertThat(verdict.standing().risks()).isEmpty();
        assertThat(verdict.announcements())
                .hasSize(before.risks().size())
                .allSatisfy(fact -> assertThat(fact).isInstanceOf(ChurnRisk.Cleared.class));
    }

    @Test
    void aScoreIsPublishedToTheSecondDecimal() {
        var scored = scored(acme().daysAgo(9, sentiment(0.33333)));
        var silent = scored(acme());

        assertThat(scored.score()).isEqualTo(67);
        assertThat(scored.exact()).isEqualTo(66.67);
        assertThat(scored.model()).isEqualTo("by-sentiment");
        assertThat(scored.modelVersion()).isEqualTo(3);
        assertThat(scored.movers()).hasSize(1);
        assertThat(silent.scored()).isFalse();
        assertThat(silent.score()).isNull();
        assertThat(silent.exact()).isNull();
    }

    private static Health.Scored scored(Story story) {
        var assessment = JUDGE.assess(story.state(), Story.TODAY);
        return Judge.scored(JUDGE.judge(assessment, Standing.NEW), assessment.scores());
    }

    private static Verdict judge(Story story, Standing before) {
        return JUDGE.judge(story.state(), before, Story.TODAY);
    }

    private static ChurnRisk.Raised said(Verdict verdict, String indicator) {
        return verdict.announcements().stream()
                .filter(ChurnRisk.Raised.class::isInstance)
                .map(ChurnRisk.Raised.class::cast)
                .filter(raised -> raised.indicator().equals(indicator))
                .findFirst()
                .orElseThrow();
    }

    private static Story acme() {
        return new Story()
                .daysAgo(
                        300,
                        new Account.Described(
                                "Acme", null, null, "maria", null, null, null, null, null, null, null, null, null),
                        new Account.Contract(Story.TODAY.minusDays(300), END, 60_000.0, null));
    }

    private static Account.Sentiment sentiment(double score) {
        return new Account.Sentiment(score);
    }

    private static Account.Contact left() {
        return contact(Account.Contact.Change.LEFT);
    }

    private static Account.Contact contact(Account.Contact.Change change) {
        return new Account.Contact("ann", Account.Contact.Role.CHAMPION, change, null, null);
    }

    private static Model bySentiment() {
        var measure = VALUE.components().get(3).measures().stream()
                .filter(weighted -> weighted.measure().name().equals("sentiment"))
                .findFirst()
                .orElseThrow();
        var component = new Component("mood", 1, List.of(new Weighted(measure.measure(), 1, measure.params())));
        return new Model(
                "by-sentiment",
                3,
                "By sentiment",
                "",
                new Bands(80, 50),
                0.3,
                List.of(component),
                VALUE.risks(),
                VALUE.expansion());
    }
}
