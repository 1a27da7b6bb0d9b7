package io.bellwether.alerting;

import io.bellwether.alerting.notify.Preferences;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a person wants to be told; their own business, and that of admins. */
@Path("/v1/people/{id}/preferences")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "People")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Neither admin nor the person themselves.")
@APIResponse(responseCode = "404", description = "There is no such person.")
class PreferencesResource {

    private final DataSource database;
    private final PeopleStore people;
    private final PreferenceStore preferences;
    private final SecurityIdentity caller;

    PreferencesResource(DataSource database, PeopleStore people, PreferenceStore preferences, SecurityIdentity caller) {
        this.database = database;
        this.people = people;
        this.preferences = preferences;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Reads what a person wants to be told", description = "The default where they have not said.")
    @APIResponse(responseCode = "200", description = "The preferences.")
    public Preferences read(String id) throws SQLException {
        try (var connection = database.getConnection()) {
            check(connection, id);
            return preferences.of(connection, List.of(id)).get(id);
        }
    }

    @PUT
    @Operation(
            summary = "Sets what a person wants to be told",
            description = "Of the rules the first that matches counts; what none matches is not told. A rule without "
                    + "channels, occasions or severities is for all of them. Times are by the person's own clock; a digest "
                    + "comes on days on which they work.")
    @APIResponse(responseCode = "200", description = "The preferences as now set.")
    @APIResponse(responseCode = "400", description = "The body are no preferences; errors say where.")
    public Preferences write(String id, @NotNull Preferences body) throws SQLException {
        try (var connection = database.getConnection()) {
            check(connection, id);
            preferences.save(connection, id, body);
        }
        return body;
    }

    @DELETE
    @Operation(summary = "Gives a person the default again")
    @APIResponse(responseCode = "204", description = "They have the default.")
    public void delete(String id) throws SQLException {
        try (var connection = database.getConnection()) {
            check(connection, id);
            preferences.delete(connection, id);
        }
    }

    private void check(Connection connection, String id) throws SQLException {
        PeopleResource.adminOrThemselves(caller, id);
        if (id.indexOf(0) >= 0 || people.find(connection, id).isEmpty()) {
            throw PeopleResource.nobody(id);
        }
    }
}
