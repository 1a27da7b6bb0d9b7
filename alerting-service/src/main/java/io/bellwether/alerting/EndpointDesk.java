package io.bellwether.alerting;

import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.notify.Filter;
import io.bellwether.alerting.notify.Notice;
import io.bellwether.alerting.notify.Planned;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Where admins set endpoints up and look after them. */
@Singleton
class EndpointDesk {

    private static final UUID FIRST = new UUID(0, 0);

    private final DataSource database;
    private final EndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final Announcements announcements;
    private final Clock clock;

    EndpointDesk(
            DataSource database,
            EndpointStore endpoints,
            DeliveryStore deliveries,
            Announcements announcements,
            Clock clock) {
        this.database = database;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** @param after null for the first page */
    List<EndpointView> page(UUID after, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return endpoints.page(connection, after == null ? FIRST : after, limit);
        }
    }

    EndpointView find(UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return find(connection, id);
        }
    }

    EndpointView add(EndpointBody body, URI url) {
        var signing = body.channel() != Channel.WEBHOOK
                ? null
                : body.signature() == null ? EndpointView.Signing.HMAC : body.signature();
        var now = clock.instant();
        var view = new EndpointView(
                UUID.randomUUID(),
                body.channel(),
                EndpointStore.origin(url),
                body.descriptionOver(null),
                body.person(),
                body.filterOver(Filter.ALL),
                signing,
                body.isEnabled(true),
                body.isEnabled(true) ? null : "Added as disabled.",
                null,
                now,
                now,
                null);
        return QuarkusTransaction.requiringNew().call(() -> add(view, url));
    }

    private EndpointView add(EndpointView view, URI url) throws SQLException {
        try (var tx = database.getConnection()) {
            endpoints.insert(tx, view, url);
            return view.signature() == null
                    ? view
                    : endpoints.withNewSecret(tx, view, view.createdAt(), view.createdAt());
        }
    }

    /**
     * What the body leaves out stays.
     *
     * @param url null for the same as before
     * @param who does it
     */
    EndpointView change(UUID id, EndpointBody body, URI url, String who) {
        return QuarkusTransaction.requiringNew().call(() -> inTransaction(id, body, url, who));
    }

    private EndpointView inTransaction(UUID id, EndpointBody body, URI url, String who) throws SQLException {
        try (var tx = database.getConnection()) {
            var before = endpoints.lock(tx, id).orElseThrow(() -> noEndpoint(id.toString()));
            if (body.channel() != null && body.channel() != before.channel()) {
                throw EndpointBody.invalid("cannot change: add another endpoint", "/channel");
            }
            if (body.signature() != null && body.signature() != before.signature()) {
                throw EndpointBody.invalid("cannot change: add another endpoint", "/signature");
            }
            var now = clock.instant();
            var enabled = body.isEnabled(before.enabled());
            var disabledWhy = before.enabled() ? "Disabled by " + who + "." : before.disabledWhy();
            var after = new EndpointView(
                    id,
                    before.channel(),
                    null,
                    body.descriptionOver(before.description()),
                    body.personOver(before.person()),
                    body.filterOver(before.filter()),
                    before.signature(),
                    enabled,
                    enabled ? null : disabledWhy,
                    null,
                    before.createdAt(),
                    now,
                    null);
            endpoints.update(tx, after, url);
            if (!after.enabled()) {
                deliveries.disable(tx, id, now);
            }
            return find(tx, id);
        }
    }

    void delete(UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            if (!endpoints.delete(connection, id)) {
                throw noEndpoint(id.toString());
            }
        }
    }

    EndpointView rotate(UUID id, Duration overlap) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                var view = find(tx, id);
                if (view.signature() == null) {
                    throw ProblemException.conflict("Messages to this channel are not signed: there is no secret.");
                }
                var now = clock.instant();
                return endpoints.withNewSecret(tx, view, now, now.plus(overlap));
            }
        });
    }

    /** The id of the test's delivery. */
    UUID ping(UUID id, String who) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                var endpoint = enabled(tx, id).endpoint();
                var now = clock.instant();
                var notice = Notice.test("test-" + UUID.randomUUID(), new Stamp(who, now));
                var test = new Planned.Single(notice, endpoint.channel(), null, endpoint, now);
                announcements.write(tx, List.of(test), now);
                return test.id();
            }
        });
    }

    int replay(UUID id, Instant since) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                enabled(tx, id);
                return deliveries.replay(tx, id, since, clock.instant());
            }
        });
    }

    private EndpointView enabled(Connection tx, UUID id) throws SQLException {
        var view = find(tx, id);
        if (!view.enabled()) {
            throw disabled();
        }
        return view;
    }

    static ProblemException disabled() {
        return ProblemException.conflict("The endpoint is disabled. Enable it first.");
    }

    private EndpointView find(Connection connection, UUID id) throws SQLException {
        return endpoints.find(connection, id).orElseThrow(() -> noEndpoint(id.toString()));
    }

    static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw noEndpoint(id);
        }
    }

    private static ProblemException noEndpoint(String id) {
        return ProblemException.notFound("There is no endpoint with the id " + id + ".");
    }
}
