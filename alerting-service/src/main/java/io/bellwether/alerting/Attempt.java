package io.bellwether.alerting;

import io.bellwether.alerting.notify.Reply;
import io.bellwether.alerting.notify.Verdict;
import java.time.Duration;
import java.time.Instant;

/** One try to deliver something, and what came of it. */
record Attempt(Instant at, Duration took, Reply reply, Verdict verdict) {

    String words() {
        return reply.status() == null ? reply.text() : (reply.status() + " " + reply.text()).strip();
    }
}
