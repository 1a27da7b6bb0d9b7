package io.bellwether.alerting;

import io.bellwether.alerting.calendar.Calendar;
import io.bellwether.alerting.task.Rules;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Task;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What would become of a signal or a date. */
@Path("/v1/tasks/dry-run")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Decisions")
class DryRunResource {

    private static final Rules BUILT_IN = RulesFile.read(Optional.empty());

    private final DryRun dryRun;
    private final Rules rules;
    private final Calendar calendar;

    DryRunResource(DryRun dryRun, Rules rules, Calendar calendar) {
        this.dryRun = dryRun;
        this.rules = rules;
        this.calendar = calendar;
    }

    @POST
    @Operation(
            summary = "Says what would become of a risk or an opportunity, or a date of the calendar, if it came now",
            description = "By all that holds now: open tasks, what is held back, silences, budgets, preferences. "
                    + "Each stage says what it found. A date is taken for one of the account, whether or not its "
                    + "calendar has it. Nothing is written, nobody is told.")
    @APIResponse(responseCode = "200", description = "What would become of it.")
    @APIResponse(responseCode = "400", description = "The body is not a signal or a date; errors say where.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    public DryRunView run(@NotNull @Valid DryRunView.Body body) throws SQLException {
        var type = Words.parse(Task.Type.class, body.type());
        if (body.severity() == null && !Calendar.isOf(type)) {
            throw Ask.wrong("must be given for a risk or an opportunity", "/severity");
        }
        var known = known(type);
        if ((Calendar.isOf(type) || !known.isEmpty()) && !known.contains(body.reason())) {
            throw Ask.wrong("must be one of " + String.join(", ", known), "/reason");
        }
        return dryRun.run(body);
    }

    /** The dates of the calendar; of others, what has a title in this installation's rules or in those built in. */
    private Set<String> known(Task.Type type) {
        if (Calendar.isOf(type)) {
            return calendar.reasons(type);
        }
        var known = new TreeSet<>(BUILT_IN.types().get(type).titles().keySet());
        known.addAll(rules.types().get(type).titles().keySet());
        return known;
    }
}
