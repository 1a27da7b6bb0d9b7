package io.bellwether.alerting;

import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.notify.Notice;
import io.bellwether.alerting.notify.Wording;
import java.util.List;
import java.util.UUID;

/**
 * A delivery that is under way.
 *
 * @param attempt its number: how many there have been, with this one
 * @param tries how many of them since it was last replayed
 * @param person null where an endpoint is nobody's own
 * @param endpoint null for e-mail
 * @param ofOneAccount whether the notices are a group, not a digest
 * @param notices one, or those of a group or digest
 */
record Delivery(
        UUID id,
        int attempt,
        int tries,
        Channel channel,
        String person,
        UUID endpoint,
        boolean ofOneAccount,
        List<Notice> notices) {

    static final String MAIL = "mail";

    Wording wording(Wording.Link link) {
        return new Wording(notices, ofOneAccount, link);
    }

    /** What deliveries have in common that go the same way. */
    String target() {
        return endpoint == null ? MAIL : endpoint.toString();
    }
}
