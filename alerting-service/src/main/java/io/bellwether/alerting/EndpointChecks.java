package io.bellwether.alerting;

import io.bellwether.alerting.notify.Reach;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What of an endpoint can be checked before it is written down. */
@Singleton
class EndpointChecks {

    private final DataSource database;
    private final PeopleStore people;
    private final NotifyConfig config;
    private final Reach reach;

    EndpointChecks(DataSource database, PeopleStore people, NotifyConfig config, Reach reach) {
        this.database = database;
        this.people = people;
        this.config = config;
        this.reach = reach;
    }

    /** The URL, or null for none. Where a name leads to is checked each time when it is dialled. */
    URI check(EndpointBody body) throws SQLException {
        var person = body.person();
        if (person != null && !person.isEmpty()) {
            try (var connection = database.getConnection()) {
                if (people.isStranger(connection, person)) {
                    throw EndpointBody.invalid("must be the id of a person of /v1/people", "/person");
                }
            }
        }
        if (body.url() == null) {
            return null;
        }
        var url = body.checkedUrl(config.plainHttp());
        if (isOutOfReach(url.getHost())) {
            throw EndpointBody.invalid(
                    "must not be an address that is not public, unless the operator allows it", "/url");
        }
        return url;
    }

    private boolean isOutOfReach(String host) {
        try {
            var literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return !reach.allows(host, InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException _) {
            return false; // a name
        }
    }
}
