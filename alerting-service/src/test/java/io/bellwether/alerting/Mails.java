package io.bellwether.alerting;

import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What has arrived at the mail server of the tests. */
final class Mails {

    private static final String AGAIN = """
            UPDATE delivery SET due = created_at
            WHERE state = 'failed' AND channel = 'email'
                AND attempts = (SELECT max(number) FROM delivery_attempt WHERE delivery = delivery.id) -- none is under way
            """;

    private Mails() {}

    static MimeMessage onlyMailTo(String person) {
        return awaitMails(person, 1).getFirst();
    }

    static List<MimeMessage> awaitMails(String person, int count) {
        await().untilAsserted(() -> {
            sendAgainWhatFailed();
            var deliveries = asAdmin().queryParam("person", person).get("/v1/deliveries");
            assertThat(mailsTo(person)).as(deliveries::asString).hasSize(count);
        });
        return mailsTo(person);
    }

    /** So many are delivered and nothing is under way, which would be sent twice if time passed. */
    static void awaitDelivered(int count) {
        await().untilAsserted(() -> {
            sendAgainWhatFailed();
            var deliveries = asAdmin().get("/v1/deliveries");
            assertThat(deliveries.<List<String>>path("deliveries.state"))
                    .as(deliveries::asString)
                    .hasSize(count)
                    .containsOnly("delivered");
        });
    }

    /** Though the clock stands: on a busy machine a mail server may be slow to answer. */
    private static void sendAgainWhatFailed() throws SQLException {
        var database = Arc.container().select(DataSource.class).get();
        try (var connection = database.getConnection();
                var again = connection.prepareStatement(AGAIN)) {
            again.executeUpdate();
        }
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
