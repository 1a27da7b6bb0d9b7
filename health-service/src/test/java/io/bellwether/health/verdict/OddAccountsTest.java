package io.bellwether.health.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.risk.Raised;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Accounts that nobody expects, judged by every preset; what becomes of them is said in docs/models.md. */
class OddAccountsTest {

    static final List<Model> PRESETS = Presets.all();

    @ParameterizedTest
    @FieldSource("PRESETS")
    void anAccountWithoutAnyDataIsNotScored(Model model) {
        var verdict = judge(new Story().daysAgo(3, new Account.Signal(Account.Signal.Type.RFP)), model);
        var silent = judge(new Story(), model);

        assertThat(verdict.score().scored()).isFalse();
        assertThat(verdict.score().band()).isNull();
        assertThat(names(verdict)).containsExactly("competition");
        assertThat(silent.score().scored()).isFalse();
        assertThat(silent.score().coverage()).isLessThan(0.1); // without a single event no integration is connected
        assertThat(silent.standing()).isEqualTo(Standing.NEW);
    }

    @Test
    void tenThousandUsersAndFiveThousandFeaturesAreCountedOneByOne() {
        var story = new Story()
                .daysAgo(
                        100,
                        new Account.Described(
                                null, null, null, null, null, null, 20_000, 8_000, null, null, null, null, null));
        for (int user = 0; user < 10_000; user++) {
            story.daysAgo(user % 28, new Usage.FeatureUsed("f" + user % 5_000, "user" + user, null, null));
        }

        var measures = judge(story, Presets.named("value"))
                .score()
                .components()
                .getFirst()
                .measures();

        assertThat(measures.get(0).value()).isEqualTo(0.5);
        assertThat(measures.get(1).value()).isCloseTo(0.625, within(1e-12));
    }

    @ParameterizedTest
    @FieldSource("PRESETS")
    void aContractThatEndsBeforeItStartsCountsByEachOfItsDates(Model model) {
        var lies = new Account.Contract(Story.TODAY.minusDays(20), Story.TODAY.minusDays(30), 9_000.0, null);
        var ahead = new Account.Contract(Story.TODAY.plusDays(30), Story.TODAY.minusDays(30), 9_000.0, null);

        assertThat(names(judge(new Story().daysAgo(5, lies), model)))
                .contains("renewal-incomplete", "onboarding-kickoff-late", "onboarding-no-login");
        assertThat(names(judge(new Story().daysAgo(5, ahead), model))).containsExactly("renewal-incomplete");
    }

    @Test
    void ofTwoContractsTheLatestWordCountsForTheEnd() {
        var ended = new Account.Contract(Story.TODAY.minusDays(400), Story.TODAY.minusDays(35), 9_000.0, null);
        var running = new Account.Contract(Story.TODAY.minusDays(200), Story.TODAY.plusDays(200), 9_000.0, null);

        assertThat(names(judge(new Story().daysAgo(9, ended).daysAgo(8, running), Presets.named("value"))))
                .isEmpty();
        assertThat(names(judge(new Story().daysAgo(9, running).daysAgo(8, ended), Presets.named("value"))))
                .containsExactly("renewal-incomplete");
    }

    @ParameterizedTest
    @FieldSource("PRESETS")
    void aContactWhoLeavesBeforeBeingAddedGoesByTheLatestChange(Model model) {
        assertThat(names(judge(new Story().daysAgo(8, champion(Change.LEFT)), model)))
                .containsExactly("champion-left");
        assertThat(names(
                        judge(new Story().daysAgo(8, champion(Change.LEFT)).daysAgo(5, champion(Change.ADDED)), model)))
                .isEmpty();
        assertThat(names(
                        judge(new Story().daysAgo(5, champion(Change.LEFT)).daysAgo(8, champion(Change.ADDED)), model)))
                .containsExactly("champion-left");
    }

    private static Account.Contact champion(Change change) {
        return new Account.Contact("ann", Role.CHAMPION, change, null, null);
    }

    private static Verdict judge(Story story, Model model) {
        return new Judge(model, new Segments(100_000, 25_000)).judge(story.state(), Standing.NEW, Story.TODAY);
    }

    private static List<String> names(Verdict verdict) {
        return verdict.standing().risks().stream().map(Raised::name).toList();
    }
}
