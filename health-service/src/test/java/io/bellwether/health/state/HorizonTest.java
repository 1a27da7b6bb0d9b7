package io.bellwether.health.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Event;
import io.bellwether.events.Survey;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.measure.Nps;
import io.bellwether.health.model.Presets;
import io.bellwether.health.risk.Assessment;
import io.bellwether.health.risk.Found;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is forgotten at the horizon, and what never is. */
class HorizonTest {

    private static final int OLDEST =
            (int) Story.TODAY.minusDays(Story.HORIZON_DAYS).toEpochDay();

    @Test
    void aCustomerOfYearsStaysOneThoughItsFirstContractIsLongPast() {
        var state = new Story()
                .daysAgo(900, contract(900))
                .daysAgo(500, contract(3)) // signed long ahead
                .daysAgo(500, new Account.Signal(Account.Signal.Type.CRITERIA_MISSING))
                .state();

        state.forgetBefore(OLDEST);

        assertThat(risks(state)).doesNotContain("onboarding-criteria-missing");
    }

    @Test
    void theFirstOfTwoContractsOfOneDayIsNotLost() {
        var state = new Story()
                .daysAgo(2, contract(300), contract(3))
                .daysAgo(2, new Account.Signal(Account.Signal.Type.CRITERIA_MISSING))
                .state();

        assertThat(risks(state)).doesNotContain("onboarding-criteria-missing");
    }

    @Test
    void whoLeftBeforeTheFirstContractIsNoTurnoverOfIt() {
        var story = new Story().daysAgo(10, contract(10)).daysAgo(11, champion(Change.LEFT));

        assertThat(risks(story.state())).doesNotContain("onboarding-slow-turnover");
        assertThat(risks(story.daysAgo(10, champion(Change.LEFT)).state())).contains("onboarding-slow-turnover");
    }

    @Test
    void anAnswerBeyondTheHorizonCountsNoMoreWhenever() {
        var answered = new Story().daysAgo(410, nps("ann")).daysAgo(410, nps("bob"));
        var kept = answered.daysAgo(1, nps("bob")).state();
        kept.forgetBefore(OLDEST);

        assertThat(Nps.of(new View(kept, Story.TODAY.minusDays(390)), 180).answers())
                .isZero();
    }

    @Test
    void whatPassedTheHorizonWhileAnAccountWasIdleIsLeftOut() {
        var stored = StateCodec.write(new Story()
                .daysAgo(395, new Usage.Login("ann"), nps("ann"), new Account.Sentiment(0.5))
                .state());

        var later = new View(StateCodec.read(stored, OLDEST + 10), Story.TODAY.minusDays(380));

        assertThat(later.sum(Tally.LOGINS, 30)).isZero();
        assertThat(later.distinctUsers(30)).isZero();
        assertThat(Nps.of(later, 180).answers()).isZero();
        assertThat(later.seen(Tally.LOGINS)).isTrue();
        assertThat(later.number(Field.SENTIMENT)).isEqualTo(0.5);
    }

    @Test
    void whatWasSeenOnTheDayBefore1970IsSeenStillAfterStoring() {
        var state = new AccountState();
        var login = new Event("s", "1", "acme", Instant.parse("1969-12-31T12:00:00Z"), new Usage.Login("ann"));
        Folding.fold(state, login, Integer.MIN_VALUE);

        var stored = new View(StateCodec.read(StateCodec.write(state), Integer.MIN_VALUE), LocalDate.EPOCH);

        assertThat(stored.seen(Tally.LOGINS)).isTrue();
        assertThat(stored.daysEarlier(1).seen(Tally.LOGINS)).isTrue();
        assertThat(stored.daysEarlier(2).seen(Tally.LOGINS)).isFalse();
    }

    private static List<String> risks(AccountState state) {
        return new Assessment(new View(state, Story.TODAY), Presets.all().getFirst())
                .risks().stream().map(Found::name).toList();
    }

    private static Account.Contract contract(int startedDaysAgo) {
        var start = Story.TODAY.minusDays(startedDaysAgo);
        return new Account.Contract(start, start.plusYears(3), 50_000.0, null);
    }

    private static Account.Contact champion(Change change) {
        return new Account.Contact("ann", Role.CHAMPION, change, null, null);
    }

    private static Survey.Answered nps(String contact) {
        return new Survey.Answered(Survey.Type.NPS, 9.0, contact, null, null, null);
    }
}
