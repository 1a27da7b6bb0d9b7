package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.eventually;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.AssignmentTest.described;
import static io.bellwether.alerting.AssignmentTest.event;
import static io.bellwether.alerting.AssignmentTest.idOf;
import static io.bellwether.alerting.AssignmentTest.known;
import static io.bellwether.alerting.AssignmentTest.ofCsm;
import static io.bellwether.alerting.AssignmentTest.owners;
import static io.bellwether.alerting.AssignmentTest.task;
import static io.bellwether.alerting.Colleagues.away;
import static io.bellwether.alerting.Colleagues.person;
import static io.bellwether.alerting.Facts.risk;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose tasks are while somebody is away, and once they are back. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AbsenceTest {

    @Inject
    Broker broker;

    @Inject
    HandoverJob handovers;

    @Inject
    TestClock clock;

    @BeforeEach
    void people() {
        clock.reset();
        for (var id : List.of("absent-ana", "absent-ben", "absent-boss")) {
            person(id, "absent-csm", "Europe/Berlin", List.of());
        }
    }

    @AfterEach
    void nobodyIsAway() {
        for (var id : List.of("absent-ana", "absent-ben")) {
            Colleagues.forget(id);
        }
    }

    @Test
    void whatIsRaisedWhileTheCsmIsAwayGoesToTheDeputy() {
        away("absent-ana", "2026-05-14", "2026-05-29", "absent-ben");

        broker.say("absent-away", risk("red-health", Severity.HIGH, Facts.TODAY, ofCsm("absent-ana")));

        var task = task(onlyTask("absent-away"));
        assertThat(task.getString("owner")).isEqualTo("absent-ben");
        assertThat(task.getString("assigned.why")).isEqualTo("deputy");
        assertThat(task.getString("assigned.insteadOf")).isEqualTo("absent-ana");
    }

    @Test
    void whatIsDueInAnAbsenceMovesToTheDeputyAndComesBackUnlessTakenUp() {
        broker.say("absent-moves", risk("red-health", Severity.HIGH, Facts.TODAY, ofCsm("absent-ana")));
        broker.say("absent-moves", risk("nps-low", Severity.HIGH, Facts.TODAY, ofCsm("absent-ana")));
        broker.say("absent-moves", risk("quality-issues", Severity.LOW, Facts.TODAY, ofCsm("absent-ana")));
        eventually("absent-moves", tasks -> assertThat(tasks.getList("tasks")).hasSize(3));

        var absence = away("absent-ana", "2026-05-15", "2026-05-22", "absent-ben");
        handovers.run();
        handovers.run();

        assertThat(owners("absent-moves"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("red-health", "absent-ben", "nps-low", "absent-ben", "quality-issues", "absent-ana"));
        var moved = idOf("absent-moves", "red-health");
        as("absent-ben", "csm")
                .post("/v1/tasks/" + idOf("absent-moves", "nps-low") + "/acknowledge")
                .then()
                .statusCode(200);

        as("absent-ana", "csm")
                .delete("/v1/people/absent-ana/absences/" + absence)
                .then()
                .statusCode(204);
        handovers.run();
        handovers.run();

        assertThat(owners("absent-moves"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("red-health", "absent-ana", "nps-low", "absent-ben", "quality-issues", "absent-ana"));
        assertThat(task(moved).getList("history.what")).containsExactly("assigned", "assigned", "raised");
        assertThat(task(moved).getString("history[1].detail"))
                .isEqualTo("from absent-ana to absent-ben: absent-ana is away until 2026-05-22. "
                        + "absent-ben is the deputy.");
    }

    @Test
    void whatWasTakenUpBeforeAnAbsenceComesBackWhereTheDeputyDidNothing() {
        for (var reason : List.of("red-health", "nps-low", "competition")) {
            broker.say("absent-begun", risk(reason, Severity.HIGH, Facts.TODAY, ofCsm("absent-ana")));
        }
        eventually("absent-begun", tasks -> assertThat(tasks.getList("tasks")).hasSize(3));
        act("absent-ana", "absent-begun", "red-health", "acknowledge");
        act("absent-ana", "absent-begun", "nps-low", "acknowledge");

        var absence = away("absent-ana", "2026-05-15", "2026-05-22", "absent-ben");
        handovers.run();
        act("absent-ben", "absent-begun", "nps-low", "start");
        act("absent-ben", "absent-begun", "competition", "steps/1/complete");
        isBack("absent-ana", absence);

        assertThat(owners("absent-begun"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("red-health", "absent-ana", "nps-low", "absent-ben", "competition", "absent-ben"));
        var back = task(idOf("absent-begun", "red-health"));
        assertThat(back.getString("status")).isEqualTo("acknowledged");
        assertThat(back.getString("history[0].detail")).isEqualTo("from absent-ben to absent-ana: absent-ana is back.");
    }

    @Test
    void whatWasGivenByHandBeforeAnAbsenceComesBackAsThat() {
        broker.say("absent-hand", described("absent-boss", null));
        known("absent-hand");
        broker.say("absent-hand", risk("red-health", Severity.HIGH, Facts.TODAY, AccountCard.UNKNOWN));
        var id = onlyTask("absent-hand");
        give(id, "absent-ana");

        var absence = away("absent-ana", "2026-05-15", "2026-05-22", "absent-ben");
        handovers.run();
        assertThat(task(id).getString("assigned.insteadOf")).isEqualTo("absent-ana");
        isBack("absent-ana", absence);

        assertThat(task(id).getString("assigned.owner")).isEqualTo("absent-ana");
        assertThat(task(id).getString("assigned.why")).isEqualTo("person");
        assertThat(task(id).getString("assigned.words")).isEqualTo("Assigned by maria.");
    }

    @Test
    void whatADeputyHoldsForWhomItWasGivenByHandIsNotTheNewCsms() {
        broker.say("absent-held", described("absent-boss", null));
        known("absent-held");
        broker.say("absent-held", risk("red-health", Severity.HIGH, Facts.TODAY, AccountCard.UNKNOWN));
        var id = onlyTask("absent-held");
        broker.say("absent-held", risk("nps-low", Severity.HIGH, Facts.TODAY, AccountCard.UNKNOWN));
        give(id, "absent-ana");
        away("absent-ana", "2026-05-15", "2026-05-22", "absent-ben");
        handovers.run();

        io.bellwether.fixture.Broker.say(event("absent-held", 1, described("maria", null)));

        eventually(
                "absent-held",
                _ -> assertThat(owners("absent-held"))
                        .containsExactlyInAnyOrderEntriesOf(Map.of("red-health", "absent-ben", "nps-low", "maria")));
    }

    private static void give(String task, String owner) {
        body(Map.of("owner", owner))
                .post("/v1/tasks/" + task + "/assign")
                .then()
                .statusCode(200);
    }

    private static void act(String who, String account, String reason, String what) {
        as(who, "csm")
                .post("/v1/tasks/" + idOf(account, reason) + "/" + what)
                .then()
                .statusCode(200);
    }

    private void isBack(String person, String absence) {
        as(person, "csm")
                .delete("/v1/people/" + person + "/absences/" + absence)
                .then()
                .statusCode(204);
        handovers.run();
    }
}
