package io.bellwether.alerting;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bellwether.alerting.notify.MailReply;
import io.bellwether.alerting.notify.MailReply.About;
import io.bellwether.alerting.notify.Reply;
import io.bellwether.alerting.notify.Verdict;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the refusals of a real connection to a mail server mean. */
class MailroomTest {

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 554 5.3.2 no mail here, US, 5.3.2, Again",
        "AUTH, 535 5.7.8 wrong password, US, 5.7.8, Again",
        "AUTH, 534 5.7.9 too weak, US, 5.7.9, Again",
        "AUTH, 538 only with TLS, US, '', Again",
        "MAIL, 530 5.7.0 log in first, US, 5.7.0, Again",
        "MAIL, 550 5.1.8 unknown sender, US, 5.1.8, Again",
        "MAIL, 553 not your address, US, '', Again",
        "DATA, 554 no, US, '', Again",
        "RCPT, 550 5.1.1 no such user: anna@example.com, RECIPIENT, 5.1.1, Hopeless",
        "RCPT, 501 no address, RECIPIENT, '', Hopeless",
        "RCPT, 551 moved, RECIPIENT, '', Hopeless",
        "RCPT, 552 5.2.2 mailbox full, RECIPIENT, 5.2.2, Hopeless",
        "RCPT, 553 not allowed, RECIPIENT, '', Hopeless",
        "RCPT, 556 domain takes no mail, RECIPIENT, '', Hopeless",
        "RCPT, 450 later, RECIPIENT, '', Again",
        "RCPT, 503 5.5.1 log in first, RECIPIENT, 5.5.1, Again",
        "RCPT, 530 5.7.0 log in first, RECIPIENT, 5.7.0, Again",
        "RCPT, 550 5.7.1 no relaying for you, RECIPIENT, 5.7.1, Again",
        "RCPT, 550 5.1.7 bad sender, RECIPIENT, 5.1.7, Again",
        "RCPT, 554 relay access denied, RECIPIENT, '', Again",
        "., 554 5.6.0 not wanted, MESSAGE, 5.6.0, Hopeless",
        "., 552 too large, MESSAGE, '', Hopeless",
        "., 550 not wanted, MESSAGE, '', Hopeless",
        "., 550 5.7.26 sender not authenticated, MESSAGE, 5.7.26, Again",
        "., 451 later, MESSAGE, '', Again"
    })
    void onlyWhatConcernsTheRecipientOrTheMessageIsRefusedForGood(
            String command, String answer, About about, String detail, String verdict) throws Exception {
        var reply = refusal(Map.of(command, answer));

        assertThat(reply.reply().status()).isEqualTo(Integer.parseInt(answer.substring(0, 3)));
        assertThat(reply.about()).isEqualTo(about);
        assertThat(reply.detail()).isEqualTo(detail);
        assertThat(Verdict.ofSmtp(reply).getClass().getSimpleName()).isEqualTo(verdict);
    }

    @Test
    void theAnswerTellsWhatWasRefusedAndNotWhoseAddressItWas() throws Exception {
        assertThat(refusal(Map.of("RCPT", "550-5.1.1 no such user:\r\n550 5.1.1 anna@example.com"))
                        .reply()
                        .text())
                .isEqualTo("refused by the mail server: recipient address not accepted (5.1.1)");
        assertThat(refusal(Map.of("AUTH", "535 no")).reply().text()).endsWith("AUTH PLAIN failed");
    }

    @Test
    void whoCannotBeReachedMayBeReachedLater() {
        var reply = Mailroom.reply(new IllegalStateException());

        assertThat(reply.reply()).isEqualTo(Reply.none("the mail server cannot be reached"));
        assertThat(Verdict.ofSmtp(reply)).isInstanceOf(Verdict.Again.class);
    }

    private static MailReply refusal(Map<String, String> answers) throws Exception {
        try (var server = new RawServer(new ScriptedMailServer(answers))) {
            var client = MailClient.create(
                    vertx,
                    new MailConfig("127.0.0.1", server.port())
                            .setUsername("bellwether")
                            .setPassword("secret")
                            .setAuthMethods("PLAIN"));
            var mail = new MailMessage("bellwether@example.com", "anna@example.com", "Subject", "Text");
            var sent = client.sendMail(mail).toCompletionStage().toCompletableFuture();
            var failure = catchThrowable(() -> sent.get(10, SECONDS));
            client.close();
            return Mailroom.reply(failure);
        }
    }
}
