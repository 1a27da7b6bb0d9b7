package io.bellwether.alerting;

import io.bellwether.alerting.notify.MailText;
import io.bellwether.alerting.notify.Reply;
import io.bellwether.alerting.notify.Wording;
import io.bellwether.alerting.person.Person;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Delivers by e-mail, over SMTP; with the same delivery, the same Message-ID. */
@Singleton
class Mailroom {

    private static final int DONE = 250;

    /** As a mail server says it. */
    private static final int NO_MAILBOX = 550;

    private final DataSource database;
    private final PeopleStore people;
    private final ReactiveMailer mailer;
    private final Wording.Link link;
    private final NotifyConfig config;

    Mailroom(DataSource database, PeopleStore people, ReactiveMailer mailer, Wording.Link link, NotifyConfig config) {
        this.database = database;
        this.people = people;
        this.mailer = mailer;
        this.link = link;
        this.config = config;
    }

    Reply send(Delivery delivery) throws SQLException {
        String address;
        try (var connection = database.getConnection()) {
            address = people.find(connection, delivery.person())
                    .map(Person::email)
                    .orElse(null);
        }
        return address == null
                ? Reply.of(NO_MAILBOX, "the person has no e-mail address any more")
                : send(delivery.id(), address, MailText.of(new Wording(delivery.notices(), link)));
    }

    private Reply send(UUID delivery, String to, MailText text) {
        var mail = Mail.withText(to, text.subject(), text.text())
                .setHtml(text.html())
                .setFrom(config.mailFrom().orElseThrow())
                .addHeader("Message-ID", "<" + delivery + "@bellwether>")
                .addHeader("X-Bellwether-Delivery", delivery.toString())
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail).await().atMost(config.timeout());
            return Reply.of(DONE, "accepted");
        } catch (TimeoutException _) {
            return Reply.none("no answer within " + config.timeout().toSeconds() + " seconds");
        } catch (RuntimeException e) {
            return reply(e);
        }
    }

    private static Reply reply(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException refused && refused.getReplyCode() > 0) {
                return Reply.of(refused.getReplyCode(), "refused by the mail server");
            }
        }
        return Reply.none("the mail server cannot be reached");
    }
}
