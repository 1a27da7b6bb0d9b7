package io.bellwether.health.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Presets;
import org.junit.jupiter.api.Test;

/** Each of the eight signs that support an opportunity, at its edge (models §6). */
class ConfidenceTest {

    @Test
    void withoutDataNothingIsKnown() {
        assertThat(confidence(new Story())).isNaN();
    }

    @Test
    void breadthMustBeAboveSeventyPercent() {
        assertThat(confidence(features(7))).isZero();
        assertThat(confidence(features(8))).isEqualTo(1);
    }

    @Test
    void oneOfTwoExecutiveMeetingsIsEnough() {
        assertThat(confidence(new Story().daysAgo(179, meeting(Meeting.Type.EXECUTIVE, true, null))))
                .isEqualTo(1);
        assertThat(confidence(new Story().daysAgo(180, meeting(Meeting.Type.EXECUTIVE, true, null))))
                .isZero();
    }

    @Test
    void theReturnMustBeWhatWasPromised() {
        assertThat(confidence(new Story().daysAgo(1, new Account.Roi(100.0, 100.0))))
                .isEqualTo(1);
        assertThat(confidence(new Story().daysAgo(1, new Account.Roi(100.0, 99.0))))
                .isZero();
    }

    @Test
    void theBudgetIsConfirmedOrNot() {
        assertThat(confidence(new Story().daysAgo(1, new Account.Renewal(null, null, true))))
                .isEqualTo(1);
        assertThat(confidence(new Story().daysAgo(1, new Account.Renewal(null, null, false))))
                .isZero();
    }

    @Test
    void aChampionIsThereOrGone() {
        assertThat(confidence(new Story().daysAgo(1, champion(Change.ADDED)))).isEqualTo(1);
        assertThat(confidence(new Story().daysAgo(1, champion(Change.LEFT)))).isZero();
    }

    @Test
    void npsMustBeAboveZero() {
        assertThat(confidence(new Story().daysAgo(1, nps(9, "ann")))).isEqualTo(1);
        assertThat(confidence(new Story().daysAgo(1, nps(9, "ann"), nps(3, "bob"))))
                .isZero();
    }

    @Test
    void growthAndPromotionsCountForHalfAYear() {
        var growth = new Account.Signal(Account.Signal.Type.GROWTH);
        assertThat(confidence(new Story().daysAgo(179, growth))).isEqualTo(1);
        assertThat(confidence(new Story().daysAgo(180, growth))).isZero();
        assertThat(confidence(new Story().daysAgo(179, champion(Change.PROMOTED))))
                .isEqualTo(1);
        assertThat(confidence(new Story().daysAgo(180, champion(Change.PROMOTED))))
                .isEqualTo(0.5);
        assertThat(confidence(new Story().daysAgo(9, champion(Change.PROMOTED), growth)))
                .isEqualTo(1);
    }

    @Test
    void aQbrMustHaveBeenSuccessfulAndRecent() {
        assertThat(confidence(new Story().daysAgo(91, meeting(Meeting.Type.QBR, null, true))))
                .isEqualTo(1);
        assertThat(confidence(new Story().daysAgo(92, meeting(Meeting.Type.QBR, null, true))))
                .isZero();
        assertThat(confidence(new Story().daysAgo(9, meeting(Meeting.Type.QBR, null, false))))
                .isZero();
    }

    @Test
    void itIsTheShareOfWhatHoldsAmongWhatIsKnown() {
        var story = new Story()
                .daysAgo(1, new Account.Roi(100.0, 120.0), new Account.Renewal(null, null, false), nps(10, "ann"));

        assertThat(confidence(story)).isEqualTo(2 / 3.0);
    }

    private static double confidence(Story story) {
        return Confidence.of(story.view(), Presets.named("value").expansion().confidence());
    }

    private static Story features(int used) {
        var story = new Story()
                .daysAgo(
                        90,
                        new Account.Described(
                                null, null, null, null, null, null, null, 10, null, null, null, null, null));
        for (int feature = 0; feature < used; feature++) {
            story.daysAgo(29, new Usage.FeatureUsed("f" + feature, null, null, null));
        }
        return story;
    }

    private static Fact meeting(Meeting.Type type, Boolean executive, Boolean successful) {
        return new Account.Meeting(type, Meeting.State.HELD, executive, successful);
    }

    private static Fact champion(Change change) {
        return new Account.Contact("ann", Role.CHAMPION, change, null, null);
    }

    private static Fact nps(double score, String contact) {
        return new Survey.Answered(Survey.Type.NPS, score, contact, null, null, null);
    }
}
