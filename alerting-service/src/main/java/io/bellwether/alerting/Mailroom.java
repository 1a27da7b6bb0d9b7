package io.bellwether.alerting;

import io.bellwether.alerting.notify.MailReply;
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
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Delivers by e-mail, over SMTP; with the same delivery, the same Message-ID. */
@Singleton
class Mailroom {

    private static final Pattern DETAIL = Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

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

    MailReply send(Delivery delivery) throws SQLException {
        String address;
        try (var connection = database.getConnection()) {
            address = people.find(connection, delivery.person())
                    .map(Person::email)
                    .orElse(null);
        }
        return address == null
                ? MailReply.noAddress()
                : send(delivery.id(), address, MailText.of(delivery.wording(link)));
    }

    private MailReply send(UUID delivery, String to, MailText text) {
        var mail = Mail.withText(to, text.subject(), text.text())
                .setHtml(text.html())
                .setFrom(config.mailFrom().orElseThrow())
                .addHeader("Message-ID", "<" + delivery + "@bellwether>")
                .addHeader("X-Bellwether-Delivery", delivery.toString())
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail).await().atMost(config.timeout());
            return MailReply.accepted();
        } catch (TimeoutException _) {
            return MailReply.none("no answer within " + config.timeout().toSeconds() + " seconds");
        } catch (RuntimeException e) {
            return reply(e);
        }
    }

    /** What a failure to send means; the address of the recipient, which servers like to repeat, is left out. */
    static MailReply reply(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException refused && refused.getReplyCode() > 0) {
                return reply(refused);
            }
        }
        return MailReply.none("the mail server cannot be reached");
    }

    private static MailReply reply(SMTPException refused) {
        var step = refused.getMessage().split(":", 2)[0]; // the only thing that tells what was answered to
        var about =
                switch (step) {
                    case "recipient address not accepted" -> MailReply.About.RECIPIENT;
                    case "sending data failed" -> MailReply.About.MESSAGE;
                    default -> MailReply.About.US;
                };
        var detail = DETAIL.matcher(refused.getReplyMessage());
        var number = detail.lookingAt() ? detail.group(1) : "";
        var words = "refused by the mail server: " + step + (number.isEmpty() ? "" : " (" + number + ")");
        return new MailReply(Reply.of(refused.getReplyCode(), words), about, number);
    }
}
