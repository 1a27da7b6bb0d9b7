package io.bellwether.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.alerting.notify.Reply;
import io.bellwether.alerting.notify.SignedHeaders;
import io.bellwether.alerting.notify.SlackMessage;
import io.bellwether.alerting.notify.TeamsMessage;
import io.bellwether.alerting.notify.WebhookMessage;
import io.bellwether.alerting.notify.Wording;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;

/** Delivers to endpoints, each in the form that its channel takes; with the same delivery, the same webhook-id. */
@Singleton
class WebSender {

    private final DataSource database;
    private final EndpointStore endpoints;
    private final WebPost web;
    private final Wording.Link link;
    private final Clock clock;

    WebSender(DataSource database, EndpointStore endpoints, WebPost web, Wording.Link link, Clock clock) {
        this.database = database;
        this.endpoints = endpoints;
        this.web = web;
        this.link = link;
        this.clock = clock;
    }

    Reply send(Delivery delivery) throws SQLException {
        var now = clock.instant();
        EndpointStore.Opened endpoint;
        try (var connection = database.getConnection()) {
            endpoint = endpoints.open(connection, delivery.endpoint(), now).orElse(null);
        }
        if (endpoint == null) {
            return Reply.none("there is no such endpoint any more");
        }
        var body = JsonColumn.write(message(delivery));
        var id = delivery.id().toString();
        var headers = endpoint.secrets().isEmpty()
                ? Map.of("webhook-id", id)
                : SignedHeaders.of(id, now, body, endpoint.secrets());
        return web.post(endpoint.url(), headers, body, now);
    }

    private Object message(Delivery delivery) {
        var wording = delivery.wording(link);
        return switch (delivery.channel()) {
            case SLACK -> SlackMessage.of(wording);
            case TEAMS -> TeamsMessage.of(wording);
            case WEBHOOK ->
                WebhookMessage.of(wording, part -> JsonColumn.write(part).getBytes(UTF_8).length);
            case EMAIL -> throw new IllegalArgumentException("e-mail has no endpoint");
        };
    }
}
