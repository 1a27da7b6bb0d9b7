package io.bellwether.health.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Measures at the edges of their definitions (models §3): found by comparing with a second reading of them. */
class EdgesTest {

    @Test
    void noIntegrationIsAValueOfZeroAndNotNoData() {
        var target = new Params(Map.of("target", 3.0), null);
        var connected = new Usage.Integration("crm", Usage.Integration.State.CONNECTED);

        assertThat(value("integrations", target, new Story())).isZero();
        assertThat(value("integrations", target, new Story().daysAgo(900, connected)))
                .isEqualTo(1 / 3.0);
    }

    @Test
    void nothingBookedIsZeroEvenForAnAccountThatPaysNothing() {
        var settings = new Params(Map.of("days", 365.0, "share", 0.2), null);
        var free = new Story().daysAgo(9, new Account.Renewed(0.0));

        assertThat(value("expansion-revenue", settings, free)).isZero();
        assertThat(value("expansion-revenue", settings, free.daysAgo(8, new Account.Expansion(5.0))))
                .isNaN();
        assertThat(value("expansion-revenue", settings, new Story())).isNaN();
    }

    @Test
    void hugeAmountsAddUpToTheGreatestAndDoNotWrapAround() {
        var settings = new Params(Map.of("days", 365.0, "share", 0.2), null);
        var story = new Story().daysAgo(9, new Account.Renewed(1000.0));
        story.eachOf(20, 1, new Account.Expansion(1e12)).eachOf(20, 1, new Account.Expansion(1e12));

        assertThat(value("expansion-revenue", settings, story)).isEqualTo(1);
    }

    @Test
    void aPromotionCountsForTheChampionWhoHadItAndIsStillThere() {
        var settings = new Params(Map.of("days", 180.0, "plain", 0.8), null);
        var story =
                new Story().daysAgo(180, champion("ann", Change.PROMOTED)).daysAgo(50, champion("bob", Change.ADDED));

        assertThat(value("champion-strength", settings, story)).isEqualTo(1);
        assertThat(value("champion-strength", settings, story.daysAgo(9, champion("ann", Change.LEFT))))
                .isEqualTo(0.8);
        assertThat(value("champion-strength", settings, story.daysAgo(8, champion("ann", Change.RE_ENGAGED))))
                .isEqualTo(1);
    }

    private static Account.Contact champion(String name, Change change) {
        return new Account.Contact(name, Role.CHAMPION, change, null, null);
    }

    private static double value(String measure, Params params, Story story) {
        return Measures.named(measure).formula().of(new Reading(story.view(), params, Inputs.IGNORED));
    }
}
