package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.play.Choice;
import io.bellwether.alerting.play.Fault;
import io.bellwether.alerting.play.Playbook;
import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Playbooks and the choices among them: read by all, written by admins. */
@Path("/v1")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Playbooks")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Neither csm nor admin; only admins write.")
class PlaybooksResource {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

    private final DataSource database;
    private final PlaybookStore store;
    private final Templates templates;
    private final SecurityIdentity caller;
    private final Clock clock;

    PlaybooksResource(
            DataSource database, PlaybookStore store, Templates templates, SecurityIdentity caller, Clock clock) {
        this.database = database;
        this.store = store;
        this.templates = templates;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/playbooks")
    @Operation(summary = "Lists playbooks", description = "The latest version of each, by name, without their steps.")
    @APIResponse(responseCode = "200", description = "All of them.")
    public Playbooks list() throws SQLException {
        try (var connection = database.getConnection()) {
            return new Playbooks(store.latest(connection).stream().map(Line::of).toList());
        }
    }

    @GET
    @Path("/playbooks/{name}")
    @Operation(summary = "Reads a playbook")
    @APIResponse(responseCode = "200", description = "The version that is asked for.")
    @APIResponse(responseCode = "404", description = "There is no such playbook or version.")
    public View read(
            @Pattern(regexp = NAME) String name,
            @Parameter(description = "Without it, the latest.") @RestQuery Integer version)
            throws SQLException {
        try (var connection = database.getConnection()) {
            return View.of(store.find(connection, name, version).orElseThrow(() -> none(name)));
        }
    }

    @PUT
    @Path("/playbooks/{name}")
    @RolesAllowed("admin")
    @Operation(
            summary = "Writes the next version of a playbook",
            description =
                    "As such, or as it is read, in playbook. Tasks that go by an earlier version keep it. Titles, says and "
                            + "guide are templates: {account}, {score} and such stand for the account's figures.")
    @APIResponse(responseCode = "200", description = "The new version.")
    @APIResponse(responseCode = "400", description = "It cannot be used; errors say where and why.")
    public View write(@Pattern(regexp = NAME) String name, @NotNull PlaybookBody body) {
        var playbook = body.named(name);
        refuse(templates.faults(playbook), body.at());
        var now = clock.instant();
        var who = caller.getPrincipal().getName();
        int version = QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                return store.add(tx, playbook, who, now);
            }
        });
        return new View(version, who, now, playbook);
    }

    @GET
    @Path("/playbook-choices")
    @Operation(
            summary = "Reads which playbook a new task gets",
            description = "The first line of which all that it names holds.")
    @APIResponse(responseCode = "200", description = "The latest version.")
    public PlaybookStore.Choices choices() throws SQLException {
        try (var connection = database.getConnection()) {
            return store.choices(connection).orElseThrow(() -> ProblemException.notFound("There are no choices yet."));
        }
    }

    @PUT
    @Path("/playbook-choices")
    @RolesAllowed("admin")
    @Operation(
            summary = "Writes the next version of the choices",
            description = "As a list, or as they are read, with the list in choices.")
    @APIResponse(responseCode = "200", description = "The new version.")
    @APIResponse(responseCode = "400", description = "They cannot be used; errors say where and why.")
    public PlaybookStore.Choices write(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(oneOf = {Choice[].class, PlaybookStore.Choices.class})))
                    @NotNull
                    ChoicesBody body) {
        var now = clock.instant();
        var who = caller.getPrincipal().getName();
        int version = QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                var names = store.latest(tx).stream()
                        .map(it -> it.playbook().name())
                        .toList();
                refuse(faults(body.choices(), names), body.at());
                return store.add(tx, body.choices(), who, now);
            }
        });
        return new PlaybookStore.Choices(version, body.choices(), who, now);
    }

    private static List<Fault> faults(List<Choice> choices, List<String> names) {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            if (choice == null || !names.contains(choice.playbook())) {
                faults.add(new Fault("/" + i + "/playbook", "must be the name of a playbook"));
            }
            var from = choice == null ? null : choice.confidenceFrom();
            if (from != null && !(from >= 0 && from <= 1)) {
                faults.add(new Fault("/" + i + "/confidenceFrom", "must be from 0 to 1"));
            }
        }
        return faults;
    }

    /** @param at JSON pointer to what has the faults */
    private static void refuse(List<Fault> faults, String at) {
        if (!faults.isEmpty()) {
            var all = faults.stream()
                    .map(fault -> new Problem.Fault(fault.detail(), at + fault.pointer()))
                    .toList();
            throw new ProblemException(
                    Problem.of(400, "bad-request", "Bad request", "The body cannot be used; errors say where and why.")
                            .with(all));
        }
    }

    static ProblemException none(String name) {
        return ProblemException.notFound("There is no such version of a playbook " + name + ".");
    }

    /** All playbooks. */
    record Playbooks(List<Line> playbooks) {}

    /** One of them, in short. */
    @Schema(name = "PlaybookLine")
    @JsonInclude(Include.NON_NULL)
    record Line(
            String name,
            int version,
            String title,
            String source,
            String about,

            @Schema(description = "The default that it can replace; absent for a default.")
            String alternativeTo,

            int steps) {

        static Line of(PlaybookStore.Version it) {
            var playbook = it.playbook();
            return new Line(
                    playbook.name(),
                    it.version(),
                    playbook.title(),
                    playbook.source(),
                    playbook.about(),
                    playbook.alternativeTo(),
                    playbook.steps().size());
        }
    }

    /** One version. */
    @Schema(name = "PlaybookVersion")
    @JsonInclude(Include.NON_NULL)
    record View(int version, String writtenBy, Instant writtenAt, Playbook playbook) {

        static View of(PlaybookStore.Version it) {
            return new View(it.version(), it.by(), it.at(), it.playbook());
        }
    }
}
