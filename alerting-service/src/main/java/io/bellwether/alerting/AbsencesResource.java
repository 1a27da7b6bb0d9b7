package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.person.Absence;
import io.bellwether.problems.Problem;
import io.bellwether.problems.Problem.Fault;
import io.bellwether.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** When a person is away, and who stands in for them. */
@Path("/v1/people/{id}/absences")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "People")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Neither admin nor the person themselves.")
@APIResponse(responseCode = "404", description = "There is no such person, or absence.")
class AbsencesResource {

    private static final int LONGEST_DAYS = 400;
    private static final String BAD_BODY = "The body is not an absence; errors say where.";
    private static final String OVERLAPS = "The person is away on some of these days already.";

    private final DataSource database;
    private final PeopleStore people;
    private final AbsenceStore absences;
    private final SecurityIdentity caller;

    AbsencesResource(DataSource database, PeopleStore people, AbsenceStore absences, SecurityIdentity caller) {
        this.database = database;
        this.people = people;
        this.absences = absences;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Lists a person's absences", description = "In order of time, past ones too.")
    @APIResponse(responseCode = "200", description = "All absences.")
    public Absences list(String id) throws SQLException {
        PeopleResource.adminOrThemselves(caller, id);
        try (var connection = database.getConnection()) {
            if (people.find(connection, id).isEmpty()) {
                throw PeopleResource.nobody(id);
            }
            return new Absences(
                    absences.of(connection, id).stream().map(View::of).toList());
        }
    }

    @POST
    @Operation(
            summary = "Writes an absence down",
            description = "What is due in these days goes to the deputy: new tasks at once, others when the absence "
                    + "begins. What the deputy has not taken up goes back in the end. Accounts stay with their CSM. "
                    + "A deputy who is away then has the tasks go to their own deputy.")
    @APIResponse(responseCode = "201", description = "The absence, with its id.")
    @APIResponse(responseCode = "400", description = BAD_BODY)
    @APIResponse(responseCode = "409", description = OVERLAPS)
    public RestResponse<View> add(String id, @NotNull @Valid View body) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, save(id, body.absence(UUID.randomUUID(), id), false))
                .build();
    }

    @PUT
    @Path("/{absence}")
    @Operation(summary = "Changes an absence", description = "Fields that are absent are emptied.")
    @APIResponse(responseCode = "200", description = "The absence as it is now.")
    @APIResponse(responseCode = "400", description = BAD_BODY)
    @APIResponse(responseCode = "409", description = OVERLAPS)
    public View change(String id, UUID absence, @NotNull @Valid View body) {
        return save(id, body.absence(absence, id), true);
    }

    @DELETE
    @Path("/{absence}")
    @Operation(
            summary = "Deletes an absence",
            description = "What the deputy has got because of it and not taken up goes back.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void delete(String id, UUID absence) throws SQLException {
        PeopleResource.adminOrThemselves(caller, id);
        try (var connection = database.getConnection()) {
            if (!absences.delete(connection, id, absence)) {
                throw noAbsence(absence);
            }
        }
    }

    private View save(String id, Absence absence, boolean known) {
        PeopleResource.adminOrThemselves(caller, id);
        QuarkusTransaction.requiringNew().run(() -> {
            try (var tx = database.getConnection()) {
                save(tx, absence, known);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return View.of(absence);
    }

    private void save(Connection tx, Absence absence, boolean known) throws SQLException {
        if (people.lock(tx, absence.person()).isEmpty()) {
            throw PeopleResource.nobody(absence.person());
        }
        if (known && absences.find(tx, absence.person(), absence.id()).isEmpty()) {
            throw noAbsence(absence.id());
        }
        if (absence.deputy() != null && people.find(tx, absence.deputy()).isEmpty()) {
            throw wrong("must be a person who is known", "/deputy");
        }
        var other = absences.overlapping(tx, absence);
        if (other.isPresent()) {
            throw ProblemException.conflict("%s is away from %s to %s already."
                    .formatted(absence.person(), other.get().from(), other.get().to()));
        }
        absences.save(tx, absence);
    }

    private static ProblemException noAbsence(UUID id) {
        return ProblemException.notFound("The person has no absence with the id " + id + ".");
    }

    private static ProblemException wrong(String what, String pointer) {
        return new ProblemException(
                Problem.of(400, "invalid-request", "Invalid request", pointer.substring(1) + " " + what + ".")
                        .with(List.of(new Fault(what, pointer))));
    }

    /** All absences of a person. */
    record Absences(List<View> absences) {}

    /** An absence as the API takes and gives it. */
    @Schema(name = "Absence")
    @JsonInclude(Include.NON_NULL)
    record View(
            @Schema(description = "Given by the service; in a body it is not looked at.", readOnly = true)
            UUID id,

            @Schema(description = "The first day, by the person's own calendar.") @NotNull
            LocalDate from,

            @Schema(description = "The last day; at most 400 days after the first.") @NotNull
            LocalDate to,

            @Schema(description = "The id of who stands in; absent where nobody does: then routes and pools count.")
            @Size(min = 1, max = PersonView.LONGEST)
            @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String deputy,

            @Size(max = Ask.LONGEST_TEXT) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String note) {

        static View of(Absence it) {
            return new View(it.id(), it.from(), it.to(), it.deputy(), it.note());
        }

        Absence absence(UUID itsId, String person) {
            if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST_DAYS) {
                throw wrong("must be from the first day to " + LONGEST_DAYS + " days after it", "/to");
            }
            if (person.equals(deputy)) {
                throw wrong("must be somebody else", "/deputy");
            }
            return new Absence(itsId, person, from, to, deputy, note);
        }
    }
}
