package io.bellwether.alerting;

import io.bellwether.alerting.assign.Assigner;
import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.decide.Outcome;
import io.bellwether.alerting.decide.Pipeline;
import io.bellwether.alerting.task.Signal;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes signals through the pipeline, in the transaction of a caller who has locked what waits of their accounts. */
@Singleton
class Decisions {

    private final Pipeline pipeline;
    private final Circumstances circumstances;
    private final Assignments assignments;
    private final BudgetStore budgets;
    private final Consequences consequences;

    Decisions(
            Pipeline pipeline,
            Circumstances circumstances,
            Assignments assignments,
            BudgetStore budgets,
            Consequences consequences) {
        this.pipeline = pipeline;
        this.circumstances = circumstances;
        this.assignments = assignments;
        this.budgets = budgets;
        this.consequences = consequences;
    }

    /** What would become of a signal of the account; writes and locks nothing. */
    Outcome suppose(Connection connection, Signal signal, Account account) throws SQLException {
        var known = circumstances
                .of(connection, List.of(signal), pipeline.returnsWithin())
                .supposing(account);
        var assigner = assignments.supposing(connection, csms(known), known.accounts(), known.now());
        var spent = budgets.spent(connection, new Weeks(assigner, known.now()));
        return sit(List.of(signal), known, assigner, spent).decided().getFirst().outcome();
    }

    /** What was decided; it counts once the transaction is committed. */
    Sitting decide(Connection tx, List<Signal> signals) throws SQLException {
        circumstances.lock(tx, signals);
        var known = circumstances.of(tx, signals, pipeline.returnsWithin());
        var assigner = assigner(tx, known);
        var weeks = new Weeks(assigner, known.now());
        var spent = budgets.spent(tx, weeks);
        var sitting = sit(signals, known, assigner, spent);
        if (!sitting.spending().isEmpty()) { // only then others who spend of the same weeks have to wait
            budgets.lock(tx, weeks, sitting.spending().keySet());
            var spentMeanwhile = budgets.spent(tx, weeks);
            if (!spentMeanwhile.equals(spent) || sitting.isShortOfRoom()) {
                assigner = assigner(tx, known); // the first one has given tasks away
                sitting = new Sitting(pipeline.with(assigner), known, spentMeanwhile);
                sitting.decideMostUrgentFirst(signals);
            }
        }
        assignments.keep(tx, assigner);
        consequences.write(tx, sitting, weeks);
        return sitting;
    }

    private Assigner assigner(Connection tx, Sitting.Known known) throws SQLException {
        return assignments.assigner(tx, csms(known), known.accounts(), known.now());
    }

    private Sitting sit(List<Signal> signals, Sitting.Known known, Assigner assigner, Map<String, Integer> spent) {
        var sitting = new Sitting(pipeline.with(assigner), known, spent);
        sitting.decide(signals);
        return sitting;
    }

    private static Map<String, String> csms(Sitting.Known known) {
        var csms = new HashMap<String, String>();
        known.accounts().forEach((id, account) -> csms.put(id, account.card().csm()));
        return csms;
    }
}
