package io.bellwether.alerting;

import io.bellwether.alerting.notify.Verdict;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/** Makes one attempt to deliver something, and writes down what comes of it. */
@Singleton
class Sender {

    private final Mailroom mail;
    private final WebSender web;
    private final Settlement settlement;
    private final Clock clock;

    Sender(Mailroom mail, WebSender web, Settlement settlement, Clock clock) {
        this.mail = mail;
        this.web = web;
        this.settlement = settlement;
        this.clock = clock;
    }

    void deliver(Delivery delivery) throws SQLException {
        settlement.settle(delivery, attempt(delivery));
    }

    /** May have been delivered before it is written down: who dies between the two delivers again. */
    Attempt attempt(Delivery delivery) throws SQLException {
        var at = clock.instant();
        long start = System.nanoTime();
        if (delivery.endpoint() == null) {
            var answer = mail.send(delivery);
            return new Attempt(at, since(start), answer.reply(), Verdict.ofSmtp(answer));
        }
        var reply = web.send(delivery);
        return new Attempt(at, since(start), reply, Verdict.ofHttp(reply));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
