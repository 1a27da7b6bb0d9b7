package io.bellwether.alerting.decide;

import io.bellwether.events.Task;
import java.time.Instant;
import java.util.UUID;

/**
 * What nobody wants to hear of for a while.
 *
 * @param by who wants that
 * @param why in their words
 * @param begin from when on it holds
 * @param end from when on it does not
 */
public record Silence(UUID id, Matchers matchers, String by, String why, Instant begin, Instant end) {

    /** All that is given must be so; what is null may be anything. At least one is given. */
    public record Matchers(String account, String csm, String segment, String tag, Task.Type type, String reason) {

        public Matchers {
            if (account == null && csm == null && segment == null && tag == null && type == null && reason == null) {
                throw new IllegalArgumentException("at least one matcher must be given");
            }
        }
    }

    boolean holdsAt(Instant now) {
        return !now.isBefore(begin) && now.isBefore(end);
    }

    boolean matches(Candidate candidate) {
        var identity = candidate.raised().identity();
        var account = candidate.situation().account();
        return holds(matchers.account(), identity.account())
                && holds(matchers.csm(), candidate.raised().account().csm())
                && holds(matchers.segment(), candidate.raised().account().segment())
                && (matchers.tag() == null || account.tags().contains(matchers.tag()))
                && holds(matchers.type(), identity.type())
                && holds(matchers.reason(), identity.reason());
    }

    private static boolean holds(Object wanted, Object value) {
        return wanted == null || wanted.equals(value);
    }
}
