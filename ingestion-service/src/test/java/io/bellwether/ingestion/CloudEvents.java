package io.bellwether.ingestion;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.fixture.Tokens;
import io.restassured.specification.RequestSpecification;

/** Events and requests for tests; each account's events have a source of their own. */
final class CloudEvents {

    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private CloudEvents() {}

    static RequestSpecification publisher() {
        return as("publisher");
    }

    static RequestSpecification as(String role) {
        return as("somebody", role);
    }

    static RequestSpecification as(String person, String role) {
        // REST Assured would call everything ISO-8859-1 that does not say otherwise.
        var encoding = encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .defaultContentCharset(UTF_8);
        return given().config(config().encoderConfig(encoding)).auth().oauth2(Tokens.of(person, role));
    }

    static String login(String id, String account) {
        return event(id, account, "usage.login", "{\"user\":\"ada\"}");
    }

    static String event(String id, String account, String kind, String data) {
        return eventAt("2026-05-01T09:30:00Z", id, account, kind, data);
    }

    static String eventAt(String time, String id, String account, String kind, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:%s","type":"io.bellwether.%s.v1",\
                "subject":"%s","time":"%s","data":%s}""".formatted(id, account, kind, account, time, data);
    }

    static String batch(String... events) {
        return "[" + String.join(",", events) + "]";
    }
}
