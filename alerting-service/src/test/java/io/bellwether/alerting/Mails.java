package io.bellwether.alerting;

import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.stream.Stream;

/** What has arrived at the mail server of the tests. */
final class Mails {

    private Mails() {}

    static MimeMessage onlyMailTo(String person) {
        return awaitMails(person, 1).getFirst();
    }

    /** Though the clock stands, what failed is sent again: on a busy machine a mail server may be slow to answer. */
    static List<MimeMessage> awaitMails(String person, int count) {
        await().untilAsserted(() -> {
            var deliveries = asAdmin().queryParam("person", person).get("/v1/deliveries");
            deliveries
                    .<List<String>>path("deliveries.findAll { it.state == 'failed' }.id")
                    .forEach(id -> asAdmin().post("/v1/deliveries/" + id + "/replay"));
            assertThat(mailsTo(person)).as(deliveries::asString).hasSize(count);
        });
        return mailsTo(person);
    }

    static List<MimeMessage> mailsTo(String person) {
        return Stream.of(PostOffice.server().getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(person + "@example.com");
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
