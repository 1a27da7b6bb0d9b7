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

    private static final String MONTHLY = "monthly-update";

    /** Whose steps each document tells. */
    private static final Map<String, DocumentSteps.Plans> PLANS = Map.of(
            "save-plan",
            new DocumentSteps.Plans(List.of("save-plan"), Task.Type.CHURN_RISK, false),
            "success-plan",
            new DocumentSteps.Plans(
                    List.of("success-plan-90-days", "onboarding-four-phases", "first-30-days", "implementation"),
                    null,
                    true),
            "qbr",
            new DocumentSteps.Plans(List.of("qbr-preparation"), null, false));

    /** What takes the place of any document of an account that has left, and whose steps it tells. */
    private static final String LEFT = "left";

    private static final DocumentSteps.Plans WIN_BACK = new DocumentSteps.Plans(List.of("win-back"), null, false);

    private static final Map<String, String> TITLES = Map.of(
            "save-plan",
            "Save plan",
            "success-plan",
            "Success plan",
            "qbr",
            "Business review",
            MONTHLY,
            "Monthly update");

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

    /**
     * A document to write.
     *
     * @param template the one that was asked for, unless the account has left
     */
    record Draft(String template, Map<String, Object> figures) {}

    Draft of(String id, String document) throws SQLException {
        try (var connection = database.getConnection()) {
            var account = find(connection, id);
            if (account.churnedOn() != null) {
                var figures = facts.of(connection, account, WIN_BACK);
                figures.put("document", TITLES.get(document));
                return new Draft(LEFT, figures);
            }
            return new Draft(
                    document,
                    document.equals(MONTHLY)
                            ? update.of(connection, account)
                            : facts.of(connection, account, PLANS.get(document)));
        }
    }

    private Account find(Connection connection, String account) throws SQLException {
        return book.find(connection, account)
                .orElseThrow(() -> ProblemException.notFound("Nothing is known of an account " + account + "."));
    }
}
