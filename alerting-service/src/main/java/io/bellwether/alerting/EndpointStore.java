package io.bellwether.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.notify.Endpoint;
import io.bellwether.alerting.notify.Filter;
import io.bellwether.alerting.notify.Secret;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of endpoints, in the transaction or connection of whoever calls; URLs and secrets are sealed. */
@Singleton
class EndpointStore {

    private static final String INSERT = """
            INSERT INTO endpoint (id, channel, description, sealed_url, origin, person, filter, signature, enabled,
                disabled_why, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE = """
            UPDATE endpoint SET description = ?, sealed_url = coalesce(?, sealed_url), origin = coalesce(?, origin),
                person = ?, filter = ?::jsonb,
                enabled = ?, disabled_why = ?, paused_until = NULL, updated_at = ?
            WHERE id = ? AND channel = ?
            """;
    private static final String DISABLE = """
            UPDATE endpoint SET enabled = false, disabled_why = ?, updated_at = ? WHERE id = ? AND enabled
            """;
    private static final String PAUSE = "UPDATE endpoint SET paused_until = greatest(paused_until, ?) WHERE id = ?";
    private static final String RESUME = "UPDATE endpoint SET paused_until = NULL WHERE id = ? AND paused_until <= ?";
    private static final String ADD_SECRET = """
            INSERT INTO endpoint_secret (endpoint, number, sealed, created_at)
            SELECT ?, coalesce(max(number), 0) + 1, ?, ? FROM endpoint_secret WHERE endpoint = ?
            """;
    private static final String EXPIRE_SECRETS = """
            UPDATE endpoint_secret SET expires_at = least(coalesce(expires_at, ?), ?) WHERE endpoint = ?
            """;
    private static final String SECRETS = """
            SELECT sealed FROM endpoint_secret
            WHERE endpoint = ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY number DESC
            """;

    private static final int SECRET_BYTES = 32;

    private final Vault vault;

    EndpointStore(Vault vault) {
        this.vault = vault;
    }

    void insert(Connection connection, EndpointView view, URI url) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            Sql.bind(
                            insert,
                            view.id(),
                            Words.of(view.channel()),
                            view.description(),
                            sealed(view.id(), url),
                            origin(url),
                            view.person(),
                            JsonColumn.write(view.filter()),
                            view.signature() == null ? null : Words.of(view.signature()),
                            view.enabled(),
                            view.disabledWhy(),
                            Sql.time(view.createdAt()),
                            Sql.time(view.updatedAt()))
                    .executeUpdate();
        }
    }

    /**
     * Whether there is such an endpoint of that channel.
     *
     * @param url null for the same as before
     */
    boolean update(Connection connection, EndpointView view, URI url) throws SQLException {
        try (var update = connection.prepareStatement(UPDATE)) {
            return Sql.bind(
                                    update,
                                    view.description(),
                                    url == null ? null : sealed(view.id(), url),
                                    url == null ? null : origin(url),
                                    view.person(),
                                    JsonColumn.write(view.filter()),
                                    view.enabled(),
                                    view.disabledWhy(),
                                    Sql.time(view.updatedAt()),
                                    view.id(),
                                    Words.of(view.channel()))
                            .executeUpdate()
                    > 0;
        }
    }

    void disable(Connection connection, UUID id, String why, Instant now) throws SQLException {
        try (var disable = connection.prepareStatement(DISABLE)) {
            Sql.bind(disable, why, Sql.time(now), id).executeUpdate();
        }
    }

    /** Nothing is sent there until then; of several pauses the longest holds. */
    void pause(Connection connection, UUID id, Instant until) throws SQLException {
        try (var pause = connection.prepareStatement(PAUSE)) {
            Sql.bind(pause, Sql.time(until), id).executeUpdate();
        }
    }

    /** It has taken something after its pause, if there was one. */
    void resume(Connection connection, UUID id, Instant now) throws SQLException {
        try (var resume = connection.prepareStatement(RESUME)) {
            Sql.bind(resume, id, Sql.time(now)).executeUpdate();
        }
    }

    boolean delete(Connection connection, UUID id) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM endpoint WHERE id = ?")) {
            return Sql.bind(delete, id).executeUpdate() > 0;
        }
    }

    Optional<EndpointView> find(Connection connection, UUID id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM endpoint WHERE id = ?");
                var row = Sql.bind(select, id).executeQuery()) {
            return row.next() ? Optional.of(view(row)) : Optional.empty();
        }
    }

    /** Locked until the transaction ends. */
    Optional<EndpointView> lock(Connection tx, UUID id) throws SQLException {
        try (var select = tx.prepareStatement("SELECT * FROM endpoint WHERE id = ? FOR UPDATE");
                var row = Sql.bind(select, id).executeQuery()) {
            return row.next() ? Optional.of(view(row)) : Optional.empty();
        }
    }

    /** In order of their ids. */
    List<EndpointView> page(Connection connection, UUID after, int limit) throws SQLException {
        var views = new ArrayList<EndpointView>();
        try (var select = connection.prepareStatement("SELECT * FROM endpoint WHERE id > ? ORDER BY id LIMIT ?");
                var row = Sql.bind(select, after, limit).executeQuery()) {
            while (row.next()) {
                views.add(view(row));
            }
        }
        return views;
    }

    /** All there are, as the planner knows them. */
    List<Endpoint> all(Connection connection) throws SQLException {
        var endpoints = new ArrayList<Endpoint>();
        try (var select = connection.prepareStatement("SELECT * FROM endpoint ORDER BY id");
                var row = select.executeQuery()) {
            while (row.next()) {
                endpoints.add(view(row).endpoint());
            }
        }
        return endpoints;
    }

    /**
     * Makes a secret for an endpoint.
     *
     * @param replaced when the secrets until now expire
     * @return the endpoint with what to verify its messages with
     */
    EndpointView withNewSecret(Connection tx, EndpointView view, Instant now, Instant replaced) throws SQLException {
        if (view.signature() == EndpointView.Signing.HMAC) {
            var secret = new Secret.Shared(vault.random(SECRET_BYTES));
            addSecret(tx, view.id(), secret.key(), now, replaced);
            return view.with(secret.words());
        }
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            addSecret(tx, view.id(), pair.getPrivate().getEncoded(), now, replaced);
            return view.with(Secret.Private.publicWords(pair));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addSecret(Connection tx, UUID id, byte[] secret, Instant now, Instant replaced) throws SQLException {
        try (var expire = tx.prepareStatement(EXPIRE_SECRETS);
                var add = tx.prepareStatement(ADD_SECRET)) {
            Sql.bind(expire, Sql.time(replaced), Sql.time(replaced), id).executeUpdate();
            Sql.bind(add, id, vault.seal(id, secret), Sql.time(now), id).executeUpdate();
        }
    }

    /** What is needed to send something there; empty where there is no such endpoint any more. */
    Optional<Opened> open(Connection connection, UUID id, Instant now) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM endpoint WHERE id = ?");
                var row = Sql.bind(select, id).executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            var url = URI.create(new String(vault.open(id, row.getBytes("sealed_url")), UTF_8));
            var signature = view(row).signature();
            return Optional.of(new Opened(url, secrets(connection, id, signature, now)));
        }
    }

    private List<Secret> secrets(Connection connection, UUID id, EndpointView.Signing signature, Instant now)
            throws SQLException {
        var secrets = new ArrayList<Secret>();
        try (var select = connection.prepareStatement(SECRETS);
                var row = Sql.bind(select, id, Sql.time(now)).executeQuery()) {
            while (row.next()) {
                var secret = vault.open(id, row.getBytes("sealed"));
                secrets.add(
                        signature == EndpointView.Signing.HMAC
                                ? new Secret.Shared(secret)
                                : new Secret.Private(secret));
            }
        }
        return secrets;
    }

    private byte[] sealed(UUID id, URI url) {
        return vault.seal(id, url.toString().getBytes(UTF_8));
    }

    static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static EndpointView view(ResultSet row) throws SQLException {
        var signature = row.getString("signature");
        return new EndpointView(
                row.getObject("id", UUID.class),
                Words.parse(Channel.class, row.getString("channel")),
                row.getString("origin"),
                row.getString("description"),
                row.getString("person"),
                JsonColumn.read(row.getString("filter"), Filter.class),
                signature == null ? null : Words.parse(EndpointView.Signing.class, signature),
                row.getBoolean("enabled"),
                row.getString("disabled_why"),
                Sql.time(row, "paused_until"),
                Sql.time(row, "created_at"),
                Sql.time(row, "updated_at"),
                null);
    }

    /** An endpoint with its secrets readable; not to be shown or logged. */
    record Opened(URI url, List<Secret> secrets) {

        @Override
        public String toString() {
            return "Opened";
        }
    }
}
