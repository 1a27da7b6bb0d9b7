package io.bellwether.alerting.notify;

import static io.bellwether.alerting.notify.Samples.LINK;
import static io.bellwether.alerting.notify.Samples.TASK;
import static io.bellwether.alerting.notify.Samples.notice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Step;
import io.bellwether.events.Json;
import io.bellwether.events.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    private static final String URL = "https://desk.example.com/tasks/" + TASK;
    private static final Notice RAISED = notice(Occasion.RAISED, Severity.HIGH);
    private static final Notice HOSTILE = notice(
            Occasion.RAISED, Severity.LOW, "<!channel> & [x](http://evil) *b*", "<script>\"1\"</script>\r\nBcc: x");

    @ParameterizedTest
    @EnumSource(Step.class)
    void whateverHappensToATaskCanBeTold(Step step) {
        assertThat(Occasion.of(step)).isNotNull();
    }

    @Test
    void aMailSaysWhatWhyAndWhere() {
        var mail = MailText.of(new Wording(List.of(RAISED), false, LINK));

        assertThat(mail.subject()).isEqualTo("New task (high): Usage fell at Acme GmbH");
        assertThat(mail.text()).isEqualTo("""
                New task (high): Usage fell at Acme GmbH

                Usage fell by 37 %.

                Account: Acme GmbH
                Owner: maria
                Due: 2026-05-19
                Status: open
                By: Bellwether

                https://desk.example.com/tasks/0cf3a1c6-6fb4-3b2e-9c4e-5f4f5ce6f6b1
                """);
        assertThat(mail.html()).contains("<p>Usage fell by 37 %.</p>", "<a href=\"" + URL + "\">");
    }

    @Test
    void whatOthersWriteCannotBecomeHeadersOrMarkUp() {
        var wording = new Wording(List.of(HOSTILE), false, LINK);

        assertThat(MailText.of(wording).html())
                .doesNotContain("<script>", "<!channel>")
                .contains("&lt;script&gt;");
        assertThat(MailText.of(wording).subject()).doesNotContain("\r", "\n");
        assertThat(json(SlackMessage.of(wording)).toString()).doesNotContain("<!channel>", "<script>");
        var title = json(TeamsMessage.of(wording))
                .at("/attachments/0/content/body/0/text")
                .asText();
        assertThat(title).contains("\\[x\\](http://evil)", "\\*b\\*");
    }

    @Test
    void slackIsSentALineAndBlocksWithALink() {
        var message = json(SlackMessage.of(new Wording(List.of(RAISED), false, LINK)));

        assertThat(message.get("text").asText()).isEqualTo("New task (high): Usage fell at Acme GmbH");
        assertThat(message.at("/blocks/0/text/type").asText()).isEqualTo("mrkdwn");
        assertThat(message.at("/blocks/0/text/text").asText())
                .startsWith(
                        "*New task (high): Usage fell at Acme GmbH*\nUsage fell by 37 %.\nAccount: Acme GmbH · Owner");
        assertThat(message.at("/blocks/1/elements/0/url").asText()).isEqualTo(URL);
    }

    @ParameterizedTest
    @CsvSource({
        "/health-service, Bellwether",
        Change.SOURCE + ", Bellwether",
        "maria.keller, maria.keller",
        "urn:crm:maria, urn:crm:maria"
    })
    void whatAServiceOfOursDidIsByBellwether(String who, String words) {
        var notice = notice(Occasion.RAISED, Severity.HIGH, "T", "E", who);

        assertThat(Wording.facts(notice)).containsEntry("By", words);
    }

    @Test
    void teamsIsSentAnAdaptiveCardInAMessage() {
        var message = json(TeamsMessage.of(new Wording(List.of(RAISED), false, LINK)));

        assertThat(message.get("type").asText()).isEqualTo("message");
        assertThat(message.at("/attachments/0/contentType").asText())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        var card = message.at("/attachments/0/content");
        assertThat(card.get("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.findValuesAsText("url")).containsExactly(URL);
        assertThat(card.findValuesAsText("title")).contains("Account", "Owner", "Due");
    }

    @Test
    void systemsAreSentTypeTimestampAndData() {
        var message = json(WebhookMessage.of(new Wording(List.of(RAISED), false, LINK), MessagesTest::bytes));

        assertThat(message.get("type").asText()).isEqualTo("task.raised");
        assertThat(message.get("timestamp").asText()).isEqualTo("2026-05-15T08:00:00Z");
        assertThat(message.at("/data/task").asText()).isEqualTo(TASK.toString());
        assertThat(message.at("/data/severity").asText()).isEqualTo("high");
        assertThat(message.at("/data/url").asText()).isEqualTo(URL);
        assertThat(message.at("/data/due").asText()).isEqualTo("2026-05-19");
    }

    @Test
    void aDigestTellsHowManyAndKeepsWithinTheLimitsOfEachChannel() {
        var hundred = new Wording(
                Collections.nCopies(100, notice(Occasion.UPDATED, Severity.LOW, "T".repeat(500), "E".repeat(5_000))),
                false,
                LINK);

        assertThat(MailText.of(hundred).subject()).isEqualTo("Your digest: 100 notices about tasks");
        var slack = json(SlackMessage.of(hundred));
        assertThat(slack.get("blocks").size()).isLessThanOrEqualTo(50);
        slack.get("blocks")
                .findValues("text")
                .forEach(text -> assertThat(text.toString().length()).isLessThan(3_100));
        assertThat(slack.toString()).contains("… and 80 more.");
        assertThat(json(TeamsMessage.of(hundred)).toString().length()).isLessThan(28_000);
        var webhook = WebhookMessage.of(hundred, MessagesTest::bytes);
        assertThat(bytes(webhook)).isBetween(6_000, 20_000);
        var data = json(webhook).get("data");
        assertThat(data.get("notices").size()).isPositive();
        assertThat(data.get("notices").size() + data.get("more").asInt()).isEqualTo(100);
    }

    @Test
    void aGroupNamesItsAccount() {
        var two = new Wording(Collections.nCopies(2, RAISED), true, LINK);

        assertThat(two.subject()).isEqualTo("2 notices about tasks of Acme GmbH");
        assertThat(new Wording(List.of(RAISED), true, LINK).subject())
                .isEqualTo("New task (high): Usage fell at Acme GmbH");
    }

    @Test
    void aDigestThatFitsIsSentWholeToSystems() {
        var ten = new Wording(Collections.nCopies(10, RAISED), false, LINK);

        var data = json(WebhookMessage.of(ten, MessagesTest::bytes)).get("data");

        assertThat(data.get("notices").size()).isEqualTo(10);
        assertThat(data.has("more")).isFalse();
    }

    @Test
    void aNoticeThatIsLongerThanAllowedIsTheOnlyOneOfItsDigest() {
        var twoOfThem = Collections.nCopies(2, notice(Occasion.UPDATED, Severity.LOW, "T", "E".repeat(20_000)));

        var data = json(WebhookMessage.of(new Wording(twoOfThem, false, LINK), MessagesTest::bytes))
                .get("data");

        assertThat(data.get("notices").size()).isEqualTo(1);
        assertThat(data.get("more").asInt()).isEqualTo(1);
    }

    private static int bytes(Object part) {
        return json(part).toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static JsonNode json(Object message) {
        try {
            return Json.mapper().readTree(Json.mapper().writeValueAsString(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
