package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.bellwether.events.Account.Blocker;
import io.bellwether.events.Account.Churned;
import io.bellwether.events.Account.Contact;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Account.Goal;
import io.bellwether.events.Account.Kpi;
import io.bellwether.events.Account.Milestone;
import io.bellwether.events.Account.Roi;
import io.bellwether.events.Account.Sentiment;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DocumentTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aSavePlanTellsRisksStepsAndWhatIsNotKnown() {
        broker.say("save", new Contract(Facts.TODAY.minusDays(275), Facts.TODAY.plusDays(200), 120_000.0, 12));
        broker.say("save", Facts.risk("competition", Severity.HIGH));
        onlyTask("save");

        var plan = document("save", "save-plan");

        assertThat(plan)
                .contains("**Renewal:** 2026-12-01 (days left: 200), ARR 120,000")
                .contains("Acme GmbH looks at competitors. Usage fell by 37 %.")
                .contains("| 2026-05-22 | Week 1: executive call, understand the concerns | csm | open |")
                .contains("understand the concerns | csm | open | CSM and VP together. |")
                .contains(
                        "present the solution | sales | open | CSM and sales together. The contract ends on 2026-12-01. |")
                .contains("sponsor not known yet")
                .contains("- [ ] They commit themselves to the renewal")
                .doesNotContain("null", "NOT_FOUND");
    }

    @Test
    void aSavePlanByAPlaybookWithoutCriteriaHasItsOwn() {
        broker.say("own-criteria", Facts.described("Acme GmbH", "enterprise", "maria"));
        var card = new AccountCard("Acme GmbH", "maria", "enterprise", null, null);
        broker.say("own-criteria", Facts.risk("nps-low", Severity.HIGH, Facts.TODAY, card));
        onlyTask("own-criteria");

        assertThat(document("own-criteria", "save-plan"))
                .contains("| Director or VP calls the executive of Acme GmbH | vp | open |")
                .contains("- [ ] They commit themselves to the renewal");
    }

    @Test
    void aSavePlanTellsTheStepsOfTheWorstRiskWhateverTheyAreOf() {
        broker.say("worst", Facts.described("Acme GmbH", "smb", "maria"));
        broker.say("worst", Facts.risk("renewal-at-risk", Severity.CRITICAL));
        broker.say("worst", Facts.risk("competition", Severity.MEDIUM));
        Api.eventually("worst", tasks -> assertThat(tasks.getList("tasks")).hasSize(2));

        assertThat(document("worst", "save-plan"))
                .contains("| Escalate now; confidence is not known yet | manager | open |")
                .endsWith("""
                        *Source of this form: 001\\_bcf6287b63ec8411; of the steps: S4, 004\\_6b9cee1a8d968f7c; \
                        criteria: S1, 001\\_bcf6287b63ec8411*
                        """)
                .doesNotContain("planned", "Week 1");
    }

    @Test
    void aPlanThatIsOverIsNotToldAgain() {
        broker.say("over", Facts.described("Acme GmbH", "smb", "maria"));
        broker.say("over", Facts.risk("competition", Severity.HIGH));
        var task = onlyTask("over");
        body(Map.of("outcome", "saved"))
                .post("/v1/tasks/" + task + "/complete")
                .then()
                .statusCode(200);

        clock.advance(Duration.ofDays(28));
        assertThat(document("over", "save-plan")).contains("| 2026-06-12 | Week 4: proposal");
        clock.advance(Duration.ofDays(1));
        assertThat(document("over", "save-plan"))
                .contains("| 2026-06-20 | Week 1: executive call, understand the concerns | csm | planned |")
                .doesNotContain("| 2026-06-12 | Week 4");
    }

    @Test
    void aSavePlanTellsWhoIsDrawnInWhenByTheLadder() {
        broker.say("ladder", new Goal("Halve the costs", Goal.State.SET));
        await().untilAsserted(() -> asMaria().get("/v1/accounts/ladder").then().statusCode(200));

        assertThat(document("ladder", "save-plan")).contains("""
                        - Days 1 to 7: csm
                        - Days 8 to 14: with manager
                        - From day 15 on: with vp and executive
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"save-plan", "success-plan", "qbr", "monthly-update"})
    void whatIsWrittenOfAnAccountThatLeftSaysSoAndLeadsToTheWinBack(String document) {
        var account = "left-" + document;
        broker.say(account, Facts.described("Left Inc", "smb", "maria"));
        var contract = new Contract(Facts.TODAY.minusDays(395), Facts.TODAY.minusDays(30), 120_000.0, 12);
        broker.say(account, account + "-1-signed", contract);
        broker.say(account, account + "-2-left", new Churned("budget")); // of one moment, the greater id is the later
        await().untilAsserted(() ->
                assertThat(tasksOf(account).getList("tasks.reason")).contains("win-back"));
        var id = tasksOf(account).getString("tasks.find { it.reason == 'win-back' }.id");

        assertThat(document(account, document))
                .contains("Left Inc left on 2026-05-15")
                .contains("- Left Inc left: win them back: open, owner maria, due 2026-05-22; `/v1/tasks/" + id + "`\n")
                .contains("| Ask why they left, and write it down | csm | open |")
                .doesNotContain("days left", "Week 1", "planned", "Shall we talk");
    }

    @Test
    void figuresAreRoundedAndPeopleHaveNames() {
        Colleagues.person("figures-ana", "figures-csm", "UTC", List.of());
        broker.say("figures", Facts.described("Figures Inc", "smb", "figures-ana"));
        broker.say("figures", new Roi(200_000.0, 150_000.0));
        broker.say("figures", new Sentiment(0.15949899886024144));
        broker.say("figures", new Goal("Fewer tools", Goal.State.SET));
        await().untilAsserted(() -> assertThat(document("figures", "qbr")).contains("Fewer tools"));

        assertThat(document("figures", "save-plan"))
                .contains("sentiment (-1 to 1): 0.16\n", "Known so far: 150,000 achieved of 200,000 promised.")
                .contains("**CSM:** Somebody.");
        assertThat(document("figures", "qbr"))
                .contains("**Attendees:** Somebody, ", "| Reach: Fewer tools | Somebody | to be agreed |")
                .doesNotContain("figures-ana");
    }

    @Test
    void aBusinessReviewSaysThatTheHealthServiceIsAway() {
        broker.say("review", new Goal("Halve | the costs", Goal.State.ACHIEVED));
        broker.say("review", new Goal("Fewer tools", Goal.State.MISSED));
        broker.say("review", new Goal("Faster close", Goal.State.SET, "3 days", "6 | 5 days"));
        broker.say("review", new Roi(300_000.0, 120_000.0));
        broker.say("review", new Kpi("Cost per order", 3.5));
        broker.say("review", new Kpi("Hours per case", -0.25));
        broker.say("review", new Blocker("SSO", Blocker.State.OPENED));
        broker.say("review", "review-access-1", new Blocker("Access", Blocker.State.OPENED));
        broker.say("review", "review-access-2", new Blocker("Access", Blocker.State.RESOLVED));
        broker.say(
                "review",
                new Described("Review Inc", null, null, null, null, null, 9, null, null, null, null, null, null));
        await().untilAsserted(() ->
                asMaria().get("/v1/accounts/review").then().statusCode(200).body("name", equalTo("Review Inc")));

        var review = document("review", "qbr");

        assertThat(review)
                .contains("| Halve \\| the costs | not known yet | not known yet | ✅ achieved, 2026-05-15 |")
                .contains("| Fewer tools | not known yet | not known yet | ❌ missed, 2026-05-15 |")
                .contains("| Faster close | 3 days | 6 \\| 5 days | ⚠️ set, 2026-05-15 |")
                .contains("| Cost per order | not known yet | +3.5 | ✅ better, 2026-05-15 |")
                .contains("| Hours per case | not known yet | -0.25 | ⚠️ not better, 2026-05-15 |")
                .contains("| Return | 300,000 | 120,000 | ⚠️ |")
                .contains("could not be asked")
                .contains("Active users: not known yet of 9 licensed")
                .contains("CSAT: not known yet satisfied, mean not known yet of 5")
                .contains("  - SSO, since 2026-05-15")
                .doesNotContain("null", "Access");
    }

    @Test
    void whatTheCustomerReadsOfABusinessReviewTellsNoRiskAndNoTask() {
        broker.say("pre-read", Facts.described("Acme GmbH", "enterprise", "maria"));
        broker.say("pre-read", new Goal("Fewer tools", Goal.State.SET));
        broker.say("pre-read", new Blocker("SSO", Blocker.State.OPENED));
        broker.say("pre-read", Facts.risk("competition", Severity.HIGH));
        onlyTask("pre-read");

        for (var document : List.of("qbr", "success-plan")) {
            var parts = document("pre-read", document).split("\n---\n", -1);
            assertThat(parts).hasSize(2);
            assertThat(parts[0]).doesNotContain("competitors", "Usage fell", "Score");
            assertThat(parts[1]).startsWith("\n# Internal: cut this part off");
        }
        var review = document("pre-read", "qbr").split("\n---\n", -1);
        assertThat(review[0])
                .contains("- In focus: Solve: SSO; Reach: Fewer tools\n")
                .contains("| Solve: SSO | maria | to be agreed |\n| Reach: Fewer tools | maria | to be agreed |\n");
        assertThat(review[1])
                .contains("- Risk, high, since 2026-05-15: Acme GmbH looks at competitors. Usage fell by 37 %.")
                .contains("| Acme GmbH looks at competitors | maria | 2026-05-");
    }

    @Test
    void aSuccessPlanIsThereBeforeAnyStepIsDone() {
        broker.say("success", new Contract(Facts.TODAY, Facts.TODAY.plusYears(1), 120_000.0, 12));
        await().untilAsserted(() -> asMaria().get("/v1/accounts/success").then().statusCode(200));

        assertThat(document("success", "success-plan"))
                .contains("**Customer since:** 2026-05-15")
                .contains("- [ ] First login within 3 days, first value within 30");
        asMaria().get("/v1/accounts/nobody-at-all/qbr").then().statusCode(404);
    }

    @Test
    void aMonthlyUpdateTellsTheCustomerOfWinsAndWhatComesNext() {
        Colleagues.person("monthly-ana", "update-csm", "Europe/Berlin", List.of());
        broker.say("monthly", Facts.risk("competition", Severity.HIGH));
        broker.say("monthly", new Contact("jo", Contact.Role.CHAMPION, Contact.Change.ADDED, "Jo Doe", null));
        broker.say("monthly", new Goal("Halve the costs", Goal.State.ACHIEVED));
        broker.say("monthly", new Goal("Fewer tools", Goal.State.SET));
        broker.say("monthly", new Milestone(Milestone.Type.FIRST_VALUE, Milestone.State.DONE));
        broker.say("monthly", new Blocker("SSO", Blocker.State.OPENED));
        broker.say("monthly", Facts.described("Monthly Inc", "smb", "monthly-ana"));
        await().untilAsserted(() ->
                asMaria().get("/v1/accounts/monthly").then().statusCode(200).body("name", equalTo("Monthly Inc")));

        assertThat(document("monthly", "monthly-update"))
                .startsWith("**Subject:** Monthly Inc: success update, May 2026\n\nHello Jo Doe,\n")
                .contains("- Goal reached: Halve the costs\n- Milestone reached: first value\n")
                .contains("- Active users: not known yet (trend not known yet)")
                .contains("- Solve: SSO\n- Reach: Fewer tools\n")
                .contains("? <https://meet.example.com/monthly-ana>\n\nSomebody\n")
                .doesNotContain("null", "competitors");

        clock.advance(Duration.ofDays(30));
        assertThat(document("monthly", "monthly-update"))
                .contains("**Wins this month**\n- not known yet\n- not known yet\n");
    }

    private static String document(String account, String document) {
        return asMaria()
                .get("/v1/accounts/" + account + "/" + document)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/markdown"))
                .extract()
                .asString();
    }
}
