package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.assign.Load;
import io.bellwether.alerting.assign.Routes;
import io.bellwether.alerting.person.Absence;
import io.bellwether.alerting.person.Person;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** How much work each person of a team has. */
@Path("/v1/team")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "People")
class TeamResource {

    private static final String OPEN_TASKS =
            "SELECT owner, count(*) FROM task WHERE owner = ANY (?) AND closed_at IS NULL GROUP BY owner";

    private final DataSource database;
    private final Assignments assignments;
    private final Routes routes;
    private final SecurityIdentity caller;
    private final Clock clock;

    TeamResource(DataSource database, Assignments assignments, Routes routes, SecurityIdentity caller, Clock clock) {
        this.database = database;
        this.assignments = assignments;
        this.routes = routes;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/load")
    @Operation(
            summary = "Tells how much each person has to look after",
            description = "Admins see everybody who is known, all others themselves and those who report to them, "
                    + "directly or not. In order of ids.")
    @APIResponse(responseCode = "200", description = "The load of each.")
    @APIResponse(responseCode = "400", description = "A parameter has a value that it cannot have.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    public Team load(
            @Parameter(description = "Only people with this role, such as csm.")
                    @RestQuery
                    @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
                    String role)
            throws SQLException {
        var now = clock.instant();
        try (var connection = database.getConnection()) {
            var staff = assignments.staff(connection, now);
            var seen = staff.teamOf(caller.getPrincipal().getName());
            var people = staff.people().values().stream()
                    .filter(person -> role == null || role.equals(person.role()))
                    .filter(person -> caller.hasRole("admin") || seen.test(person.id()))
                    .sorted(Comparator.comparing(Person::id))
                    .toList();
            var ids = people.stream().map(Person::id).toList();
            var loads = Assignments.loads(connection, ids);
            var tasks = openTasks(connection, ids);
            return new Team(people.stream()
                    .map(person -> member(
                            person,
                            loads.getOrDefault(person.id(), Load.NOTHING),
                            tasks.getOrDefault(person.id(), 0),
                            staff.awayAt(now).of(person).orElse(null)))
                    .toList());
        }
    }

    private Member member(Person person, Load load, int tasks, Absence absence) {
        var share = Math.round(routes.capacityInForce().share(load) * 100) / 100.0;
        return new Member(
                person.id(),
                person.name(),
                person.role(),
                person.manager(),
                load.total(),
                load.accounts(),
                load.arr(),
                tasks,
                share,
                share > 1,
                absence == null ? null : new Away(absence.to(), absence.deputy()));
    }

    private static Map<String, Integer> openTasks(Connection connection, Collection<String> people)
            throws SQLException {
        var tasks = new HashMap<String, Integer>();
        try (var select = connection.prepareStatement(OPEN_TASKS);
                var row =
                        Sql.bind(select, (Object) people.toArray(String[]::new)).executeQuery()) {
            while (row.next()) {
                tasks.put(row.getString("owner"), row.getInt("count"));
            }
        }
        return tasks;
    }

    /** The loads of the people of a team. */
    @Schema(name = "Team")
    record Team(List<Member> people) {}

    /** What one person has to look after. */
    @Schema(name = "TeamMember")
    @JsonInclude(Include.NON_NULL)
    record Member(
            String id,
            String name,
            String role,
            String manager,

            @Schema(description = "Accounts whose CSM they are, and those that a pool has given to them.")
            int accounts,

            @Schema(description = "By segment; those without one are under the empty name.")
            Map<String, Integer> accountsBySegment,

            @Schema(description = "Annual recurring revenue of their accounts, in the installation's currency.")
            double arr,

            @Schema(description = "Tasks that are not closed.")
            int openTasks,

            @Schema(description = "How much of their capacity the accounts take: 1 is all of it.", examples = "0.85")
            double capacityUsed,

            boolean overCapacity,

            @Schema(description = "Absent unless they are away today.")
            Away away) {}

    /** That somebody is away today. */
    @Schema(name = "Away")
    @JsonInclude(Include.NON_NULL)
    record Away(LocalDate until, String deputy) {}
}
