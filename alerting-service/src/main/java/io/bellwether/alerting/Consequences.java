package io.bellwether.alerting;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes what was decided: tasks, what waits, what it costs the week of their owners, and why. */
@Singleton
class Consequences {

    private final TaskStore tasks;
    private final HeldStore held;
    private final BudgetStore budgets;
    private final DecisionLog log;

    Consequences(TaskStore tasks, HeldStore held, BudgetStore budgets, DecisionLog log) {
        this.tasks = tasks;
        this.held = held;
        this.budgets = budgets;
        this.log = log;
    }

    void write(Connection tx, Sitting sitting, Weeks weeks) throws SQLException {
        tasks.save(tx, sitting.changes(), sitting.quiet());
        held.save(tx, sitting.heldNow());
        budgets.spend(tx, weeks, sitting.spending());
        log.add(tx, sitting.decided(), weeks.now());
    }
}
