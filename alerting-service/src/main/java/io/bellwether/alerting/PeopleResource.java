package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.person.Person;
import io.bellwether.problems.NextPage;
import io.bellwether.problems.ProblemException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The people who work with tasks or are told of them. */
@Path("/v1/people")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "People")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Neither csm nor admin; or, for writing, not admin.")
class PeopleResource {

    private final DataSource database;
    private final PeopleStore people;
    private final SecurityIdentity caller;

    PeopleResource(DataSource database, PeopleStore people, SecurityIdentity caller) {
        this.database = database;
        this.people = people;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Lists people",
            description = "In order of their ids. E-mail addresses are told to admins, and to each person their own.")
    @APIResponse(responseCode = "200", description = "A page of people.")
    @APIResponse(responseCode = "400", description = "A parameter has a value that it cannot have.")
    public Page list(
            @Parameter(description = "Only people with this role, such as manager.")
                    @RestQuery
                    @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
                    String role,
            @Parameter(description = "People per page.") @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @Parameter(description = "As in the next link of the page before.")
                    @RestQuery
                    @DefaultValue("")
                    @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
                    String cursor,
            @Context UriInfo uri)
            throws SQLException {
        try (var connection = database.getConnection()) {
            var found = people.page(connection, role, cursor, limit + 1);
            var page = found.stream().limit(limit).map(this::shown).toList();
            return new Page(
                    page,
                    found.size() > limit
                            ? NextPage.link(uri, "cursor", page.getLast().id())
                            : null);
        }
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Reads a person",
            description = "The e-mail address is told to admins and to the person themselves.")
    @APIResponse(responseCode = "200", description = "The person.")
    @APIResponse(responseCode = "404", description = "There is no such person.")
    public PersonView read(String id) throws SQLException {
        try (var connection = database.getConnection()) {
            return shown(people.find(connection, id).orElseThrow(() -> nobody(id)));
        }
    }

    private PersonView shown(Person person) {
        var view = PersonView.of(person);
        return isAdminOrThemselves(caller, person.id()) ? view : view.forColleagues();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(
            summary = "Writes a person down, or anew",
            description =
                    "The id is the name that account events and tokens carry. Fields that are absent are emptied.")
    @APIResponse(responseCode = "200", description = "The person as now known.")
    @APIResponse(responseCode = "400", description = "The body is not a person; errors say where.")
    public PersonView write(
            @Size(max = PersonView.LONGEST) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
                    String id,
            @NotNull @Valid PersonView body)
            throws SQLException {
        if (body.id() != null && !body.id().equals(id)) {
            throw ProblemException.badRequest("The id in the body is another than the one in the path.");
        }
        Person person = body.person(id);
        try (var connection = database.getConnection()) {
            if (person.manager() != null && people.isStranger(connection, person.manager())) {
                throw Ask.wrong("must be the id of a person of /v1/people", "/manager");
            }
            people.save(connection, person);
        }
        return PersonView.of(person);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(
            summary = "Forgets a person",
            description =
                    "Their tasks stay theirs by name until they are opened again; nothing is sent to them any more.")
    @APIResponse(responseCode = "204", description = "Forgotten.")
    @APIResponse(responseCode = "404", description = "There is no such person.")
    public void delete(String id) throws SQLException {
        try (var connection = database.getConnection()) {
            if (!people.delete(connection, id)) {
                throw nobody(id);
            }
        }
    }

    static void adminOrThemselves(SecurityIdentity caller, String id) {
        if (!isAdminOrThemselves(caller, id)) {
            throw new ForbiddenException();
        }
    }

    private static boolean isAdminOrThemselves(SecurityIdentity caller, String id) {
        return caller.hasRole("admin") || caller.getPrincipal().getName().equals(id);
    }

    static ProblemException nobody(String id) {
        return ProblemException.notFound("There is no person with the id " + id + ".");
    }

    /** A part of the people that were asked for. */
    @JsonInclude(Include.NON_NULL)
    record Page(List<PersonView> people, String next) {}
}
