package io.bellwether.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Survey;
import io.bellwether.events.Topic;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TicketInvitationTest {

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry meters;

    @Inject
    Database database;

    private final Tickets tickets = Tickets.ofNewAccount();

    @Test
    void aClosedTicketBecomesAnInvitationThatIsAnnounced() {
        Broker.say(tickets.closed("T-1", "jo", clock.instant()));

        awaitInvitations("T-1 jo pending");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var announced = Broker.events(Topic.SURVEY_EVENTS, tickets.account());
            assertThat(announced).hasSize(1);
            assertThat(announced.getFirst().fact())
                    .isEqualTo(new Survey.Invited(onlyInvitation(), Survey.Type.CSAT, "jo"));
        });
    }

    @Test
    void theSameCloseToldAgainInvitesNobodyAgain() {
        var closed = tickets.closed("T-1", "jo", clock.instant());
        var sameTicketOtherEvent = tickets.closed("T-1", "sam", clock.instant());

        Broker.say(closed, closed, sameTicketOtherEvent, tickets.closed("T-2", "kim", clock.instant()));

        awaitInvitations("T-2 kim pending", "T-1 jo pending");
    }

    @Test
    void nobodyIsInvitedWhereTheTicketNamesNobody() {
        var uncounted = notAsked("no-contact");

        Broker.say(
                tickets.closed("T-1", null, clock.instant()),
                tickets.closed("T-2", " ", clock.instant()),
                tickets.closed("T-3", "kim", clock.instant()));

        awaitInvitations("T-3 kim pending");
        assertThat(notAsked("no-contact") - uncounted).isEqualTo(2);
    }

    @Test
    void aContactIsLeftInPeaceForAWhile() {
        var uncounted = notAsked("asked-recently");

        Broker.say(
                tickets.closed("T-1", "jo", clock.instant()),
                tickets.closed("T-2", "jo", clock.instant()),
                tickets.closed("T-3", "kim", clock.instant()));

        awaitInvitations("T-3 kim pending", "T-1 jo pending");
        assertThat(notAsked("asked-recently") - uncounted).isEqualTo(1);
    }

    @Test
    void ticketsOfTheDistantPastAreNotAskedAbout() {
        Broker.say(
                tickets.closed("T-1", "jo", clock.instant().minus(Duration.ofDays(30))),
                tickets.closed("T-2", "kim", clock.instant()));

        awaitInvitations("T-2 kim pending");
    }

    @Test
    void aReopenedTicketTakesTheQuestionBackAndItsNextCloseAsksAgain() {
        Broker.say(
                tickets.closed("T-1", "jo", clock.instant()),
                tickets.reopened("T-1", clock.instant()),
                tickets.closed("T-1", "jo", clock.instant()));

        awaitInvitations("T-1 jo pending", "T-1 jo withdrawn");
    }

    @Test
    void theLinkOfATakenBackQuestionOpensNothing() {
        Broker.say(tickets.closed("T-1", "jo", clock.instant()));
        awaitInvitations("T-1 jo pending");
        var link = mintLink(onlyInvitation());

        Broker.say(tickets.reopened("T-1", clock.instant()));

        awaitInvitations("T-1 jo withdrawn");
        assertThat(Api.answer(link, "5", "").statusCode()).isEqualTo(404);
    }

    @Test
    void anAnswerStaysWhenTheTicketIsReopenedAndClosedAgain() {
        Broker.say(tickets.closed("T-1", "jo", clock.instant()));
        awaitInvitations("T-1 jo pending");
        Api.answer(mintLink(onlyInvitation()), "5", "");

        Broker.say(
                tickets.reopened("T-1", clock.instant()),
                tickets.closed("T-1", "sam", clock.instant()),
                tickets.closed("T-2", "kim", clock.instant()));

        awaitInvitations("T-2 kim pending", "T-1 jo answered");
    }

    @Test
    void aContactWithAnImpossibleNameDoesNotHoldUpTheOthers() {
        Broker.say(
                tickets.closed("T-1", "x".repeat(5_000), clock.instant()),
                tickets.closed("T-2", "kim", clock.instant()));

        awaitInvitations("T-2 kim pending");
    }

    @Test
    void onlyWhatIsCommittedCounts() {
        var before = counted();

        database.whileHolding(
                "LOCK TABLE consumed IN EXCLUSIVE MODE",
                () -> { // of a batch, offsets come last
                    Broker.say(
                            tickets.closed("T-1", "jo", clock.instant()),
                            tickets.reopened("T-1", clock.instant()),
                            tickets.closed("T-2", null, clock.instant()));
                    await().atMost(Duration.ofSeconds(60))
                            .untilAsserted(() ->
                                    assertThat(database.waitingFor("consumed")).isPositive());

                    assertThat(counted()).isEqualTo(before);
                });

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(counted()).isEqualTo(before.plus(1, 1, 1)));
        awaitInvitations("T-1 jo withdrawn");
    }

    private Counted counted() {
        return new Counted(csat("invited"), csat("withdrawn"), notAsked("no-contact"));
    }

    private double csat(String what) {
        return meters.counter("bellwether.survey." + what, "survey", "csat").count();
    }

    private record Counted(double invited, double withdrawn, double notAsked) {

        Counted plus(int moreInvited, int moreWithdrawn, int moreNotAsked) {
            return new Counted(invited + moreInvited, withdrawn + moreWithdrawn, notAsked + moreNotAsked);
        }
    }

    private void awaitInvitations(String... newestFirst) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var seen = Api.invitationsOf(tickets.account()).stream()
                    .map(one -> "%s %s %s".formatted(one.get("ticket"), one.get("contact"), one.get("status")))
                    .toList();
            assertThat(seen).containsExactly(newestFirst);
        });
    }

    private double notAsked(String reason) {
        return meters.counter("bellwether.survey.not.asked", "reason", reason).count();
    }

    private String onlyInvitation() {
        return (String) Api.invitationsOf(tickets.account()).getFirst().get("id");
    }

    private static String mintLink(String invitation) {
        return Api.path(Api.as("csm")
                .post("/v1/invitations/{id}/link", invitation)
                .then()
                .statusCode(200)
                .extract()
                .path("url"));
    }
}
