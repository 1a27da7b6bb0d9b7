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
        boolean byMail = delivery.endpoint() == null;
        var at = clock.instant();
        long start = System.nanoTime();
        var reply = byMail ? mail.send(delivery) : web.send(delivery);
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new Attempt(at, took, reply, byMail ? Verdict.ofSmtp(reply) : Verdict.ofHttp(reply));
    }
}
