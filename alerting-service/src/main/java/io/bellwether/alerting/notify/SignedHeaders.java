package io.bellwether.alerting.notify;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The headers by which the recipient of a Standard Webhooks 1.0 message knows that it is ours, and not an old one. */
public final class SignedHeaders {

    private SignedHeaders() {}

    /**
     * @param id the same for every attempt
     * @param at of this attempt
     * @param secrets all that are active: while one replaces another, there are two
     */
    public static Map<String, String> of(String id, Instant at, String body, Collection<Secret> secrets) {
        var timestamp = Long.toString(at.getEpochSecond());
        var content = id + "." + timestamp + "." + body;
        var signatures = secrets.stream().map(secret -> secret.sign(content)).collect(joining(" "));
        return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signatures);
    }
}
