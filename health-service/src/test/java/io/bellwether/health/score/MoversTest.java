package io.bellwether.health.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellwether.events.Account;
import io.bellwether.events.Mover;
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

    private final Story story = new Story()
            .daysAgo(20, new Account.Payment(Account.Payment.State.LATE), new Account.Sentiment(1.0))
            .daysAgo(3, new Account.Payment(Account.Payment.State.CURRENT))
            .daysAgo(2, new Account.Sentiment(-0.6));

    @Test
    void theGreatestChangeComesFirst() {
        assertThat(Movers.between(daysAgo(7), daysAgo(0), 3))
                .containsExactly(
                        new Mover("sentiment", -40.0, "How the account feels took 40.0 points since 2026-06-23"),
                        new Mover("payment", 25.0, "Payments current gave 25.0 points since 2026-06-23"));
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
                .containsExactly(new Mover("sentiment", -40.0, "How the account feels: 20 %, which costs 40.0 points"));
        assertThat(Movers.missing(daysAgo(7), 3)).extracting(Mover::measure).containsExactly("payment");
    }

    @Test
    void costsAreInOrderOfPointsAndNotOfTheModel() {
        var both = new Story().daysAgo(5, new Account.Payment(Account.Payment.State.LATE), new Account.Sentiment(-0.6));

        assertThat(Movers.missing(Scorer.score(both.view(), MODEL), 3))
                .extracting(Mover::measure, Mover::points)
                .containsExactly(tuple("sentiment", -40.0), tuple("payment", -25.0));
    }

    @Test
    void nothingAtAllIsNotScoredEvenWithoutAFloor() {
        assertThat(daysAgo(30).scored()).isFalse();
    }

    private Score daysAgo(int days) {
        return Scorer.score(story.view().daysEarlier(days), MODEL);
    }
}
