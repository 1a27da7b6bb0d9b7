package io.bellwether.health.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Presets;
import io.bellwether.health.score.Comparison;
import io.bellwether.health.score.Score;
import io.bellwether.health.score.Score.MeasureScore;
import io.bellwether.health.score.Scorer;
import org.junit.jupiter.api.Test;

/** Which events are known to be behind a value of an earlier day, though only the newest of all are kept. */
class TraceTest {

    private static final Usage.Login LOGIN = new Usage.Login("ann");

    private final Story story = new Story()
            .daysAgo(
                    90,
                    new Account.Described("Acme", null, 9_000.0, "maria", null, null, 1, 1, 5.0, 9.0, null, null, null))
            .daysAgo(80, LOGIN);

    @Test
    void whereEnoughCameLaterTheEventsAreNotKnown() {
        story.daysAgo(20, LOGIN).daysAgo(3, LOGIN).daysAgo(2, LOGIN).daysAgo(1, LOGIN);

        assertThat(measure(20, "login-frequency").value()).isPositive();
        assertThat(measure(20, "login-frequency").events()).isNull();
        assertThat(measure(4, "login-frequency").events()).isNull();
    }

    @Test
    void oneThatIsStillKeptIsTheNewestOfTheDay() {
        story.daysAgo(20, LOGIN).daysAgo(3, LOGIN).daysAgo(2, LOGIN).daysAgo(1, LOGIN);

        var events = measure(3, "login-frequency").events();

        assertThat(events)
                .extracting(Newest.Seen::time)
                .contains(story.events().get(3).time());
        assertThat(measure(0, "login-frequency").events())
                .extracting(Newest.Seen::id)
                .containsExactly("e5", "e4", "e3");
    }

    @Test
    void whatDidNotHappenIsKnown() {
        story.daysAgo(3, LOGIN).daysAgo(2, LOGIN).daysAgo(1, LOGIN);

        assertThat(measure(20, "login-frequency").value()).isZero();
        assertThat(measure(20, "login-frequency").events())
                .extracting(Newest.Seen::id)
                .containsExactly("e0");
    }

    @Test
    void anEarlierWindowDoesNotHideTheEventsOfTheLater() {
        var opened = new Ticket.Opened("t", Ticket.Priority.P3, null, null);
        story.daysAgo(50, opened)
                .daysAgo(40, opened)
                .daysAgo(9, opened)
                .daysAgo(8, opened)
                .daysAgo(7, opened);

        assertThat(measure(0, "ticket-trend", "classic").events())
                .extracting(Newest.Seen::id)
                .containsExactly("e6", "e5", "e4");
    }

    @Test
    void aChangeWhoseEventsAreNotKnownSaysSo() {
        var csat = new Survey.Answered(Survey.Type.CSAT, 4.0, null, null, null, null);
        story.daysAgo(70, csat, new Account.Payment(Account.Payment.State.CURRENT));
        story.daysAgo(20, LOGIN).daysAgo(3, LOGIN).daysAgo(2, LOGIN).daysAgo(1, LOGIN);

        var changes = Comparison.between(score(30, "value"), score(10, "value"));

        assertThat(changes)
                .filteredOn(change -> change.measure().equals("login-frequency"))
                .singleElement()
                .extracting(Comparison.Change::events)
                .isNull();
    }

    private MeasureScore measure(int daysAgo, String name) {
        return measure(daysAgo, name, "value");
    }

    private MeasureScore measure(int daysAgo, String name, String preset) {
        return score(daysAgo, preset).components().stream()
                .flatMap(component -> component.measures().stream())
                .filter(measure -> measure.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private Score score(int daysAgo, String preset) {
        return Scorer.explain(new View(story.state(), Story.TODAY.minusDays(daysAgo)), Presets.named(preset));
    }
}
