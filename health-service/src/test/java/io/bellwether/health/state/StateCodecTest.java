package io.bellwether.health.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.events.Account;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a stored state takes, and which versions are read. */
class StateCodecTest {

    @Test
    void aBusyAccountIsStoredInThreeKibibytes() {
        var story = new Story();
        for (int day = 0; day < 90; day++) {
            for (int i = 0; i < 12; i++) {
                var user = "user-" + (day * 7 + i * 13) % 50;
                story.daysAgo(day, new Usage.Login(user), new Usage.FeatureUsed("feature-" + i, user, 1 + i % 3, true));
                story.daysAgo(day, new Usage.Session(user, 1_800.5 + i));
            }
        }

        assertThat(StateCodec.write(story.state())).hasSizeLessThan(3 * 1024);
    }

    @Test
    void theEndOfAnOlderVersionIsTheEndOfTheNewer() {
        var story = new Story();
        var random = new Random(1);
        for (int day = 1; day < 90; day++) {
            for (int i = random.nextInt(20); i >= 0; i--) {
                story.daysAgo(day, new Usage.Login("user-" + random.nextInt(40)));
            }
        }
        var before = StateCodec.write(story.state());
        var after = StateCodec.write(story.daysAgo(0, new Usage.Login("ann")).state());

        int same = 0;
        while (same < before.length && before[before.length - 1 - same] == after[after.length - 1 - same]) {
            same++;
        }
        assertThat(same).isGreaterThan(before.length * 3 / 4);
    }

    @Test
    void membersWhoAreNoLongerSeenAreForgotten() {
        var story = new Story();
        for (int user = 0; user < 1_000; user++) {
            story.daysAgo(300, new Usage.Login("old-" + user));
        }
        var state =
                story.daysAgo(1, new Usage.Login("ann"), new Usage.Login("bob")).state();

        state.forgetBefore((int) Story.TODAY.minusDays(100).toEpochDay());

        assertThat(StateCodec.write(state)).hasSizeLessThan(200);
        assertThat(state.users.distinct(0, Integer.MAX_VALUE)).isEqualTo(2);
        state.users.add((int) Story.TODAY.toEpochDay(), "eve");
        state.users.add((int) Story.TODAY.toEpochDay(), "ann");
        assertThat(state.users.distinct(0, Integer.MAX_VALUE)).isEqualTo(3);
    }

    /** Past and present have members, topics and latest values in common, and others of their own. */
    @Test
    void pastAndPresentAreReadAsOne() {
        var story = new Story()
                .daysAgo(
                        40,
                        new Usage.Login("ann"),
                        new Account.Sentiment(0.5),
                        new Usage.FeatureUsed("a", "eve", 2, true))
                .daysAgo(
                        0,
                        new Usage.Login("bob"),
                        new Account.Sentiment(0.75),
                        new Account.Payment(Account.Payment.State.LATE));
        for (int user = 0; user < 70; user++) {
            story.daysAgo(user % 2 * 20, new Usage.Login("user-" + user));
        }

        var view = new View(StateCodec.read(StateCodec.write(story.state()), 0), Story.TODAY);

        assertThat(view.distinctUsers(41)).isEqualTo(73);
        assertThat(view.distinctUsers(1)).isEqualTo(36);
        assertThat(view.sumOfDailyUsers(41)).isEqualTo(73);
        assertThat(view.sum(Tally.LOGINS, 41)).isEqualTo(72);
        assertThat(view.number(Field.SENTIMENT)).isEqualTo(0.75);
        assertThat(view.daysEarlier(1).number(Field.SENTIMENT)).isEqualTo(0.5);
        assertThat(view.text(Field.PAYMENT)).isEqualTo("LATE");
    }

    @Test
    void anotherVersionIsRefused() {
        assertThatThrownBy(() -> StateCodec.read(new byte[] {99}, 0))
                .hasMessageStartingWith("state of version 99, this program reads version 1: ");
    }
}
