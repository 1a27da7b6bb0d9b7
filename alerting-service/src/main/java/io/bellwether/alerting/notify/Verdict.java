package io.bellwether.alerting.notify;

import java.time.Duration;
import java.util.Set;

/** What an attempt means for the delivery. */
public sealed interface Verdict {

    record Delivered() implements Verdict {}

    /**
     * It may work later.
     *
     * @param asked how long to wait at the least
     * @param overloaded nothing at all should be sent there meanwhile
     */
    record Again(Duration asked, boolean overloaded) implements Verdict {}

    /** It will never work. */
    record Hopeless() implements Verdict {}

    /** The endpoint wants nothing any more. */
    record Gone() implements Verdict {}

    int GONE = 410;
    Set<Integer> OVERLOADED = Set.of(429, 502, 503, 504);

    /** As Standard Webhooks 1.0 wants it: all but 2xx is a failure, redirects too, and 410 ends it. */
    static Verdict ofHttp(Reply reply) {
        if (reply.status() == null) {
            return new Again(Duration.ZERO, false);
        }
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return new Delivered();
        }
        return status == GONE ? new Gone() : new Again(reply.retryAfter(), OVERLOADED.contains(status));
    }

    /** Only what concerns this recipient or this message is refused for good: a login that fails can be put right. */
    static Verdict ofSmtp(MailReply answer) {
        if (answer.isDelivered()) {
            return new Delivered();
        }
        return answer.isRefusedForGood() ? new Hopeless() : new Again(Duration.ZERO, false);
    }
}
