package io.bellwether.alerting;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Forgets what was decided long ago, and weeks that are over. */
@Singleton
class DecisionUpkeep {

    /** From the first day of a week on, until it is over everywhere. */
    private static final Period LONGEST_WEEK = Period.ofDays(8);

    private final DataSource database;
    private final DecisionLog log;
    private final BudgetStore budgets;
    private final AlertingConfig config;
    private final Clock clock;

    DecisionUpkeep(DataSource database, DecisionLog log, BudgetStore budgets, AlertingConfig config, Clock clock) {
        this.database = database;
        this.log = log;
        this.budgets = budgets;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(identity = "decisions-forget", every = "1h", delayed = "2m")
    void forget() throws SQLException {
        var before = clock.instant().minus(config.keepDecisions());
        try (var connection = database.getConnection()) {
            while (log.forget(connection, before) > 0) {}
            budgets.forget(
                    connection, LocalDate.ofInstant(before, ZoneOffset.UTC).minus(LONGEST_WEEK));
        }
    }
}
