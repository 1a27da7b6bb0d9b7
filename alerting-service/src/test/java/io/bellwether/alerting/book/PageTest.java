package io.bellwether.alerting.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account.Churned;
import io.bellwether.events.Account.Contact;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Account.Goal;
import io.bellwether.events.Account.Kpi;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Renewal;
import io.bellwether.events.Account.Renewed;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Health;
import io.bellwether.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Instant MONDAY = Instant.parse("2026-05-11T09:00:00Z");
    private static final Segments SEGMENTS = new Segments(100_000, 25_000);

    @Property
    void neitherOrderNorRepetitionMatters(@ForAll("histories") List<Event> events, @ForAll Random random) {
        var shuffled = new ArrayList<>(events);
        shuffled.addAll(events);
        Collections.shuffle(shuffled, random);

        assertThat(fold(shuffled)).isEqualTo(fold(events));
    }

    @Property
    void groupingDoesNotMatter(@ForAll("histories") List<Event> events) {
        var half = events.size() / 2;

        var together = fold(events.subList(0, half)).plus(fold(events.subList(half, events.size())));

        assertThat(together).isEqualTo(fold(events));
    }

    @Test
    void aFieldThatIsAbsentKeepsItsValue() {
        var account = account(described(0, "Acme", null, 50_000.0), described(1, "Acme GmbH", "maria", null));

        assertThat(account.name()).isEqualTo("Acme GmbH");
        assertThat(account.csm()).isEqualTo("maria");
        assertThat(account.arr()).isEqualTo(50_000.0);
    }

    @Test
    void theSegmentIsToldOrFollowsFromArr() {
        assertThat(account(described(0, null, null, 100_000.01)).segment()).isEqualTo("enterprise");
        assertThat(account(described(0, null, null, 100_000.0)).segment()).isEqualTo("mid-market");
        assertThat(account(described(0, null, null, 25_000.0)).segment()).isEqualTo("mid-market");
        assertThat(account(described(0, null, null, 24_999.99)).segment()).isEqualTo("smb");
        assertThat(account(described(0, "Acme", null, null)).segment()).isNull();
        assertThat(account(event(
                                0,
                                new Described(
                                        null, "public", 1e6, null, null, null, null, null, null, null, null, null,
                                        null)))
                        .segment())
                .isEqualTo("public");
    }

    @Test
    void theFirstContractSaysSinceWhenItIsACustomerAndTheLatestHowLong() {
        var account = account(contract(0, "2026-01-01", "2026-12-31"), contract(-400, "2025-01-01", "2025-12-31"));

        assertThat(account.firstStart()).isEqualTo("2025-01-01");
        assertThat(account.contract().end()).isEqualTo("2026-12-31");
        assertThat(account.arr()).isEqualTo(60_000.0);
    }

    @Test
    void aRenewalStageOfTheContractBeforeIsOver() {
        var signed = event(-200, new Renewal(Renewal.Stage.SIGNED, 0.95, true));

        assertThat(account(signed, contract(-250, "2025-01-01", "2025-12-31")).renewalStage())
                .isEqualTo("signed");
        assertThat(account(signed, contract(0, "2026-01-01", "2026-12-31")).renewalStage())
                .isNull();
    }

    @Test
    void anAccountThatLeftIsBackOnceItRenews() {
        var churned = event(3, new Churned("too expensive"));

        assertThat(account(churned).churnedOn()).isEqualTo("2026-05-14");
        assertThat(account(churned, event(2, new Renewed(10.0))).churnedOn()).isEqualTo("2026-05-14");
        assertThat(account(churned, event(4, new Renewed(10.0))).churnedOn()).isNull();
    }

    @Test
    void whatAScoreSaysOfTheAccountCountsOnlyWhereItsEventsWereMissed() {
        var scored =
                event(5, scored(new AccountCard("Old name", "ana", "smb", 9_000.0, LocalDate.parse("2027-03-31"))));

        var account = account(scored, described(0, "Acme", null, null));

        assertThat(account.name()).isEqualTo("Acme");
        assertThat(account.csm()).isEqualTo("ana");
        assertThat(account.contract()).isEqualTo(new Account.Contract(null, LocalDate.parse("2027-03-31")));
        assertThat(account.health()).isEqualTo(new Account.Health(63, "yellow", "high"));
    }

    @Test
    void ofManyContactsTheLatestAreKept() {
        var page = fold(IntStream.range(0, Page.KEPT_PER_ITEM + 50)
                .mapToObj(i -> event(
                        i, new Contact("c" + i, Contact.Role.USER, Contact.Change.ADDED, "Name " + i, "c@example.org")))
                .toList());

        assertThat(page.all(Item.CONTACT))
                .hasSize(Page.KEPT_PER_ITEM)
                .doesNotContainKey("c49")
                .containsKey("c50");
        assertThat(page.said(Item.CONTACT, "c50").value()).isEqualTo("user\nadded\nName 50");
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        var names = Arbitraries.of("a", "b");
        Arbitrary<Fact> facts = Arbitraries.oneOf(
                names.map(name ->
                        new Described(name, null, null, name, null, null, null, null, null, null, null, null, null)),
                Arbitraries.doubles().between(0, 200_000).map(Renewed::new),
                names.map(Churned::new),
                Arbitraries.integers()
                        .between(0, 3)
                        .map(year -> new Contract(
                                LocalDate.of(2024 + year, 1, 1), LocalDate.of(2024 + year, 12, 31), 1.0, 12)),
                Arbitraries.of(Renewal.Stage.values()).map(stage -> new Renewal(stage, null, null)),
                Arbitraries.of(Meeting.State.values()).map(state -> new Meeting(Meeting.Type.QBR, state, null, null)),
                Arbitraries.integers().between(0, 300).map(i -> new Goal("g" + i, Goal.State.SET)),
                names.map(name -> new Kpi(name, 1.5)),
                names.map(name -> scored(new AccountCard(name, null, null, null, null))));
        // Few times and ids, so that some events happen at the same time and some come twice.
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 400),
                        facts)
                .as((day, id, fact) -> new Event("s", "e" + id, "acme", at(day), fact))
                .list()
                .ofMaxSize(600);
    }

    private static Health.Scored scored(AccountCard card) {
        return new Health.Scored(
                LocalDate.parse("2026-05-16"),
                "value",
                1,
                true,
                63,
                62.9,
                0.8,
                Band.YELLOW,
                Band.YELLOW,
                null,
                Severity.HIGH,
                null,
                card);
    }

    private static Event contract(int day, String start, String end) {
        return event(day, new Contract(LocalDate.parse(start), LocalDate.parse(end), 60_000.0, 12));
    }

    private static Event described(int day, String name, String csm, Double arr) {
        return event(day, new Described(name, null, arr, csm, null, null, null, null, null, null, null, null, null));
    }

    private static Event event(int day, Fact fact) {
        return new Event("crm", "e" + day, "acme", at(day), fact);
    }

    private static Instant at(int day) {
        return MONDAY.plus(Duration.ofDays(day));
    }

    private static Account account(Event... events) {
        return Account.of("acme", fold(List.of(events)), SEGMENTS);
    }

    private static Page fold(List<Event> events) {
        return events.stream().map(Page::of).reduce(Page.BLANK, Page::plus);
    }
}
