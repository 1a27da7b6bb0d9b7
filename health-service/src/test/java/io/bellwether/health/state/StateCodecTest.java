package io.bellwether.health.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import org.junit.jupiter.api.Test;

/** What a stored state takes, and which versions are read. */
class StateCodecTest {

    private static final int TODAY = (int) Story.TODAY.toEpochDay();

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
        for (int day = 1; day < 90; day++) {
            story.daysAgo(day, new Usage.Login("ann"), new Usage.FeatureUsed("search", "bob", 2, true));
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
    void aStateOfTheFirstVersionIsRead() {
        var out = new Varints.Out();
        out.number(1);
        out.number(0); // nothing first seen
        out.number(1); // one group of counts
        out.number(Tally.Group.ALL.indexOf(Tally.Group.USAGE));
        out.number(1);
        out.signed(TODAY);
        out.number(1);
        out.number(7);
        out.number(0); // no topics
        out.number(1); // one user, on one day
        out.fixed(4711);
        out.number(1);
        out.signed(TODAY);
        out.number(1);
        out.number(0); // no features
        out.number(0);
        out.number(0); // no latest values

        var view = new View(StateCodec.read(out.toBytes()), Story.TODAY);

        assertThat(view.sum(Tally.LOGINS, 1)).isEqualTo(7);
        assertThat(view.distinctUsers(1)).isEqualTo(1);
    }

    @Test
    void aNewerVersionIsRefused() {
        assertThatThrownBy(() -> StateCodec.read(new byte[] {99})).hasMessageContaining("newer than this program");
    }
}
