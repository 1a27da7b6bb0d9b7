package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Survey;
import io.bellwether.events.Usage;
import io.bellwether.health.Explainer.Lens;
import io.bellwether.health.Explainer.Moment;
import io.bellwether.health.Explanation.Opportunity;
import io.bellwether.health.Explanation.Risk;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Segments;
import io.bellwether.health.verdict.Standing;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is said of risks and opportunities, of today and of earlier days. */
class ExplainerTest {

    private static final Model VALUE = Presets.named("value");

    /** A healthy account whose champion left three days ago. */
    private final Story story = new Story()
            .daysAgo(10, described(), new Usage.Login("ann"), new Usage.FeatureUsed("search", "ann", 1, null))
            .daysAgo(10, new Survey.Answered(Survey.Type.CSAT, 5.0, null, null, null, null))
            .daysAgo(10, champion(Change.ADDED))
            .daysAgo(3, champion(Change.LEFT));

    @Test
    void theRisksThatHeldOnAnEarlierDayKeepOpportunitiesBack() {
        var before = explain(4, null);
        var after = explain(3, null);

        assertThat(before.risks()).isEmpty();
        assertThat(before.opportunities())
                .extracting(Opportunity::kind, Opportunity::raised, Opportunity::holds)
                .containsExactly(tuple("seats", false, true));
        assertThat(after.risks())
                .extracting(Risk::indicator, Risk::raised, Risk::holds)
                .containsExactly(tuple("champion-left", false, true));
        assertThat(after.opportunities()).isEmpty();
    }

    @Test
    void todayWhatIsRaisedKeepsThemBack() {
        var raised = new Judge(VALUE, segments())
                .judge(story.state(), Standing.NEW, Story.TODAY)
                .standing();

        assertThat(explain(0, raised).opportunities()).isEmpty();
        assertThat(explain(0, Standing.NEW).opportunities())
                .extracting(Opportunity::kind)
                .containsExactly("seats");
    }

    private Explanation explain(int daysAgo, Standing standing) {
        var lens = new Lens(new Judge(VALUE, segments()), null);
        var moment = new Moment(Story.TODAY.minusDays(daysAgo), null, Instant.EPOCH);
        return Explainer.explain("acme", story.state(), standing, lens, moment);
    }

    private static Segments segments() {
        return new Segments(100_000, 25_000);
    }

    private static Account.Described described() {
        return new Account.Described("Acme", null, 9_000.0, "maria", null, null, 1, 1, 0.25, null, null, null, null);
    }

    private static Account.Contact champion(Change change) {
        return new Account.Contact("eve", Role.CHAMPION, change, null, null);
    }
}
