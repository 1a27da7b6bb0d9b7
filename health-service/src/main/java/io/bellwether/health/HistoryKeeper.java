package io.bellwether.health;

import io.bellwether.health.model.Model;
import io.bellwether.health.score.Score;
import io.bellwether.health.score.Scorer;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.StateCodec;
import io.bellwether.health.state.View;
import io.bellwether.health.verdict.Judge;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Completes the history of scores. One day a week of the quarter before an account was known is computed once its history
 * has settled, so that the portfolio of a freshly imported book has a past to compare with.
 */
@ApplicationScoped
class HistoryKeeper {

    private static final Logger LOG = Logger.getLogger(HistoryKeeper.class);

    /** A quarter and a little: what portfolio figures look back. */
    static final int COMPUTED_DAYS = 92;

    /** A value a week is enough to compare with, and bounds what a large book takes. */
    private static final int STEP_DAYS = 7;

    private static final int ACCOUNTS = 100;

    /** While more accounts than this are unsettled, a book streams in: what is computed now, would be once more. */
    private static final int STREAMING = 5_000;

    private static final String UNSETTLED = """
            SELECT count(*) FROM (SELECT FROM account_state WHERE unsettled_since IS NOT NULL LIMIT %d) AS unsettled
            """.formatted(STREAMING + 1);

    /**
     * With the first day of which something was shown: what was, late events do not change. Instances share the work: what
     * one has locked the other leaves alone. The OFFSET has the planner look up each state, as it cannot know that few are
     * asked for.
     */
    private static final String WITHOUT_HISTORY = """
            SELECT a.account, s.state,
                   least(a.evaluated_on, (SELECT min(day) FROM score_history h
                                           WHERE h.account = a.account AND h.recorded)) AS known_on
              FROM account a
             CROSS JOIN LATERAL (SELECT state FROM account_state
                                  WHERE account = a.account AND unsettled_since IS NULL OFFSET 0) s
             WHERE a.history_from IS NULL AND a.account > ?
             ORDER BY a.account
             LIMIT %d
               FOR UPDATE OF a SKIP LOCKED
            """.formatted(ACCOUNTS);

    private static final String DROP_COMPUTED = "DELETE FROM score_history WHERE account = ANY (?) AND NOT recorded";
    private static final String ADD_COMPUTED = """
            INSERT INTO score_history
                   (account, day, scored, score, exact, coverage, band, model, model_version, recorded)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, false)
            ON CONFLICT (account, day) DO NOTHING
            """;
    private static final String DONE = "UPDATE account SET history_from = ? WHERE account = ANY (?)";

    /** Of a day before the account was known. */
    private record Computed(Score score, Model model) {}

    private final DataSource database;
    private final Office office;

    HistoryKeeper(DataSource database, Office office) {
        this.database = database;
        this.office = office;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void complete() throws SQLException {
        var last = streaming() ? null : "";
        while (last != null) {
            var after = last;
            last = QuarkusTransaction.requiringNew().call(() -> completeSome(after));
        }
    }

    private boolean streaming() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(UNSETTLED);
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1) > STREAMING;
        }
    }

    /** Gives the last of the accounts, or null if there are no more after it. */
    private String completeSome(String after) throws SQLException {
        var accounts = new ArrayList<String>();
        var first = today().minusDays(COMPUTED_DAYS);
        try (var tx = database.getConnection();
                var select = tx.prepareStatement(WITHOUT_HISTORY);
                var add = tx.prepareStatement(ADD_COMPUTED)) {
            var judge = office.models().in(tx).judge();
            select.setString(1, after);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var account = row.getString(1);
                    accounts.add(account);
                    for (var day : compute(row.getBytes(2), row.getObject(3, LocalDate.class), judge, account)) {
                        add(add, account, day.score(), day.model());
                    }
                }
            }
            execute(tx, DROP_COMPUTED, accounts, null);
            add.executeBatch();
            execute(tx, DONE, accounts, first);
        }
        return accounts.size() < ACCOUNTS ? null : accounts.getLast();
    }

    /** None for an account that cannot be judged, so that it holds up no other. */
    private List<Computed> compute(byte[] stored, LocalDate knownOn, Judge judge, String account) {
        try {
            var state = StateCodec.read(stored, (int) oldest().toEpochDay());
            return compute(state, knownOn, judge);
        } catch (RuntimeException e) {
            LOG.errorf(e, "account=%s cannot be judged, and is left without computed history", account);
            office.setAside().increment();
            return List.of();
        }
    }

    /** One for each day, before the account was known, that differs from the one before. */
    private List<Computed> compute(AccountState state, LocalDate knownOn, Judge judge) {
        var computed = new ArrayList<Computed>();
        Score before = null;
        for (var day = today().minusDays(COMPUTED_DAYS); day.isBefore(knownOn); day = day.plusDays(STEP_DAYS)) {
            var view = new View(state, day);
            var model = judge.model(view);
            var score = Scorer.score(view, model);
            boolean nothingKnown = before == null && score.coverage() == 0;
            if (!nothingKnown && (before == null || differs(before, score))) {
                computed.add(new Computed(score, model));
                before = score;
            }
        }
        return computed;
    }

    private static boolean differs(Score before, Score score) {
        return before.scored() != score.scored()
                || before.coverage() != score.coverage()
                || (score.scored() && before.exact() != score.exact());
    }

    private static void add(PreparedStatement add, String account, Score score, Model model) throws SQLException {
        add.setString(1, account);
        add.setObject(2, score.asOf());
        add.setBoolean(3, score.scored());
        add.setObject(4, score.scored() ? score.rounded() : null, Types.SMALLINT);
        add.setObject(5, score.scored() ? score.exact() : null, Types.DOUBLE);
        add.setDouble(6, score.coverage());
        add.setString(7, score.band() == null ? null : score.band().name());
        add.setString(8, model.name());
        add.setInt(9, model.version());
        add.addBatch();
    }

    private static void execute(Connection tx, String sql, List<String> accounts, LocalDate day) throws SQLException {
        try (var statement = tx.prepareStatement(sql)) {
            int at = 1;
            if (day != null) {
                statement.setObject(at++, day);
            }
            statement.setArray(at, tx.createArrayOf("text", accounts.toArray(String[]::new)));
            statement.executeUpdate();
        }
    }

    private LocalDate oldest() {
        return today().minusDays(office.config().horizonDays());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(office.now(), ZoneOffset.UTC);
    }
}
