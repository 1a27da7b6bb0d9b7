package io.bellwether.health.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellwether.events.Account;
import io.bellwether.events.Mover;
import io.bellwether.events.Survey;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Models;
import org.junit.jupiter.api.Test;

/** What moved a score and what it lacks, in words. Payments and sentiment weigh 50 points each. */
class MoversTest {

    private static final Model MODEL = Models.read("""
        name: mood
        bands: {green: 80, yellow: 50}
        coverageFloor: 0
        components:
          - {name: money, measures: [payment]}
          - {name: mood, measures: [sentiment]}
        """.getBytes(UTF_8), false);

    private static final Model MOSTLY_MONEY = Models.read("""
        name: mostly-money
        bands: {green: 80, yellow: 50}
        coverageFloor: 0
        components:
          - {name: money, weight: 0.8, measures: [payment]}
          - {name: mood, weight: 0.2, measures: [sentiment]}
        """.getBytes(UTF_8), false);

    private static final Account.Described LICENSED =
            new Account.Described(null, null, null, null, null, null, 4, null, null, null, null, null, null);

    private final Story story = new Story()
            .daysAgo(20, new Account.Payment(Account.Payment.State.LATE), new Account.Sentiment(1.0))
            .daysAgo(3, new Account.Payment(Account.Payment.State.CURRENT))
            .daysAgo(2, new Account.Sentiment(-0.6));

    @Test
    void theGreatestChangeComesFirst() {
        assertThat(Movers.between(daysAgo(7), daysAgo(0), 3))
                .containsExactly(
                        new Mover(
                                "sentiment",
                                -40.0,
                                "How the account feels lost 40.0 points since 2026-06-23: sentiment -0.6 (was 1)"),
                        new Mover(
                                "payment",
                                25.0,
                                "Payments current gained 25.0 points since 2026-06-23: payment 1 (was 0.5)"));
        assertThat(Movers.between(daysAgo(7), daysAgo(0), 1))
                .extracting(Mover::measure)
                .containsExactly("sentiment");
    }

    @Test
    void whatDidNotChangeIsNoMover() {
        assertThat(Movers.between(daysAgo(1), daysAgo(0), 3)).isEmpty();
        assertThat(Movers.between(daysAgo(3), daysAgo(0), 3))
                .extracting(Mover::measure)
                .containsExactly("sentiment");
    }

    @Test
    void withoutAScoreNothingMoves() {
        assertThat(Movers.between(daysAgo(30), daysAgo(0), 3)).isEmpty();
        assertThat(Movers.between(daysAgo(0), daysAgo(30), 3)).isEmpty();
    }

    @Test
    void whatCostsTheMostComesFirst() {
        assertThat(Movers.missing(daysAgo(0), 3))
                .containsExactly(
                        new Mover("sentiment", -40.0, "How the account feels costs 40.0 points: sentiment -0.6"));
        assertThat(Movers.missing(daysAgo(7), 3)).extracting(Mover::measure).containsExactly("payment");
    }

    @Test
    void costsAreInOrderOfPointsAndNotOfTheModel() {
        var both = new Story().daysAgo(5, new Account.Payment(Account.Payment.State.LATE), new Account.Sentiment(-0.6));

        assertThat(Movers.missing(ScoredDay.of(both.view(), MODEL), 3))
                .extracting(Mover::measure, Mover::points)
                .containsExactly(tuple("sentiment", -40.0), tuple("payment", -25.0));
        assertThat(Movers.missing(ScoredDay.of(both.view(), MOSTLY_MONEY), 3))
                .extracting(Mover::measure, Mover::points)
                .containsExactly(tuple("payment", -40.0), tuple("sentiment", -16.0));
    }

    @Test
    void theRawNumbersAreToldAndWhereTheyWereOthersThoseOfBefore() {
        var model = Models.read("""
            name: people
            bands: {green: 80, yellow: 50}
            components:
              - {name: use, measures: [active-users]}
              - {name: say, measures: [nps]}
            """.getBytes(UTF_8), false);
        var people = new Story()
                .daysAgo(34, LICENSED, new Usage.Login("ann"), new Usage.Login("bob"), new Usage.Login("cyd"))
                .daysAgo(20, new Survey.Answered(Survey.Type.NPS, 7.0, "ann", null, null, null))
                .daysAgo(10, new Usage.Login("ann"));
        var before = ScoredDay.of(people.view().daysEarlier(7), model);
        var now = ScoredDay.of(people.view(), model);

        assertThat(Movers.between(before, now, 3))
                .extracting(Mover::words)
                .containsExactly("Share of the licensed users who are active lost 25.0 points since 2026-06-23:"
                        + " active users 1 (was 3), licensed users 4");
        assertThat(Movers.missing(now, 3))
                .extracting(Mover::words)
                .contains("Willing to recommend (NPS) costs 25.0 points: answers 1, NPS 0");
    }

    @Test
    void nothingAtAllIsNotScoredEvenWithoutAFloor() {
        assertThat(daysAgo(30).score().scored()).isFalse();
    }

    private ScoredDay daysAgo(int days) {
        return ScoredDay.of(story.view().daysEarlier(days), MODEL);
    }
}
