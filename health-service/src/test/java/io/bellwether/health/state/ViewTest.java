package io.bellwether.health.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A window of seven days is today and the six days before; and what is looked at is noted. */
class ViewTest {

    @Test
    void peopleAndFeaturesCountFromTheFirstDayOfTheWindow() {
        var story = new Story().daysAgo(7, used("ann", "search")).daysAgo(6, used("bob", "export"));
        story.daysAgo(0, used("bob", "export"), used("cyd", "share"));

        assertThat(story.view().distinctUsers(7)).isEqualTo(2);
        assertThat(story.view().sumOfDailyUsers(7)).isEqualTo(3);
        assertThat(story.view().distinctFeatures(7)).isEqualTo(2);
        assertThat(story.view().distinctUsers(8)).isEqualTo(3);
        assertThat(story.view().daysEarlier(1).distinctUsers(7)).isEqualTo(2);
    }

    @Test
    void theBusiestTopicIsThatOfTheWindow() {
        var story = new Story().eachOf(5, 7, opened("billing")).daysAgo(6, opened("login"), opened("login"));

        assertThat(story.view().busiestTopic(7)).isEqualTo(Map.entry("login", 2L));
        assertThat(story.view().busiestTopic(8)).isEqualTo(Map.entry("login", 2L));
        assertThat(story.view().busiestTopic(9)).isEqualTo(Map.entry("login", 2L));
        assertThat(story.view().busiestTopic(10)).isEqualTo(Map.entry("billing", 3L));
        assertThat(new Story().view().busiestTopic(7).getValue()).isZero();
    }

    @Test
    void whatIsLookedAtIsNoted() {
        var story = new Story().daysAgo(8, used("ann", "search")).daysAgo(3, used("bob", "export"));
        story.daysAgo(2, new Survey.Answered(Survey.Type.NPS, 9.0, "ann", null, null, null));
        story.daysAgo(1, new Account.Sentiment(0.5));

        assertThat(noted(story, view -> view.distinctUsers(7))).containsExactly("e1");
        assertThat(noted(story, view -> view.sumOfDailyUsers(9))).containsExactly("e1", "e0");
        assertThat(noted(story, view -> view.distinctFeatures(9))).containsExactly("e1", "e0");
        assertThat(noted(story, view -> view.all(Field.NPS_ANSWER))).containsExactly("e2");
        assertThat(noted(story, view -> view.all(Field.NPS_ANSWER, 3))).containsExactly("e2");
        assertThat(noted(story, view -> view.all(Field.NPS_ANSWER, 2))).isEmpty();
        assertThat(noted(story, view -> view.latestWithin(Field.SENTIMENT, 1))).containsExactly("e3");
        assertThat(noted(story, view -> view.latestWithin(Field.SENTIMENT, 0))).isEmpty();
    }

    private static List<String> noted(Story story, Consumer<View> looking) {
        var trace = new Trace(Story.TODAY);
        looking.accept(story.view().tracing(trace));
        return trace.events().stream().map(Newest.Seen::id).toList();
    }

    private static Fact used(String user, String feature) {
        return new Usage.FeatureUsed(feature, user, 1, null);
    }

    private static Fact opened(String topic) {
        return new Ticket.Opened("t", Ticket.Priority.P3, topic, null);
    }
}
