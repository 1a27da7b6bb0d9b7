package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.events.Task;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What documents tell of an account, its tasks and their steps: all that lies in this service's database. */
@Singleton
class DeskFigures {

    /** Whose steps each document tells. */
    private static final Map<String, DocumentSteps.Plans> PLANS = Map.of(
            "save-plan",
            new DocumentSteps.Plans(List.of("save-plan"), Task.Type.CHURN_RISK),
            "success-plan",
            new DocumentSteps.Plans(
                    List.of("success-plan-90-days", "onboarding-four-phases", "first-30-days", "implementation"), null),
            "qbr",
            new DocumentSteps.Plans(List.of("qbr-preparation"), null));

    private final DataSource database;
    private final AccountBook book;
    private final DocumentFacts facts;
    private final MonthlyUpdate update;

    DeskFigures(DataSource database, AccountBook book, DocumentFacts facts, MonthlyUpdate update) {
        this.database = database;
        this.book = book;
        this.facts = facts;
        this.update = update;
    }

    /** For a document that tells the steps of playbooks. */
    Map<String, Object> of(String account, String document) throws SQLException {
        try (var connection = database.getConnection()) {
            return facts.of(connection, find(connection, account), PLANS.get(document));
        }
    }

    Map<String, Object> ofMonth(String account) throws SQLException {
        try (var connection = database.getConnection()) {
            return update.of(connection, find(connection, account));
        }
    }

    private Account find(Connection connection, String account) throws SQLException {
        return book.find(connection, account)
                .orElseThrow(() -> ProblemException.notFound("Nothing is known of an account " + account + "."));
    }
}
