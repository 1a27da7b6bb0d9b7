package io.bellwether.health;

import io.bellwether.events.Severity;
import io.bellwether.health.model.Model;
import io.bellwether.health.state.StateCodec;
import io.bellwether.health.verdict.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Writes accounts and their verdicts, one statement for each table. */
final class AccountWriter {

    private static final String STATE = """
            INSERT INTO account_state (account, state) VALUES (?, ?)
            ON CONFLICT (account) DO UPDATE SET state = excluded.state
            """;
    private static final String SUMMARY = """
            INSERT INTO account
                   (account, name, csm, segment, arr, parent, contract_end, model, model_version, scored, score, exact,
                    coverage, band, risk, risk_rank, evaluated_on, computed_at, unsettled_since, review_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account) DO UPDATE
               SET name = excluded.name, csm = excluded.csm, segment = excluded.segment, arr = excluded.arr,
                   parent = excluded.parent, contract_end = excluded.contract_end, model = excluded.model,
                   model_version = excluded.model_version, scored = excluded.scored, score = excluded.score,
                   exact = excluded.exact, coverage = excluded.coverage, band = excluded.band, risk = excluded.risk,
                   risk_rank = excluded.risk_rank, evaluated_on = excluded.evaluated_on,
                   computed_at = excluded.computed_at, unsettled_since = excluded.unsettled_since,
                   review_at = excluded.review_at,
                   history_from = CASE WHEN excluded.unsettled_since IS NULL THEN account.history_from END
            """;

    private AccountWriter() {}

    /** An account, what was decided of it, and when to look again where its history has not settled. */
    record Written(Account account, Verdict verdict, Instant unsettledSince, Instant reviewAt) {}

    static void writeStates(Connection tx, List<Account> accounts) throws SQLException {
        try (var insert = tx.prepareStatement(STATE)) {
            for (var account : accounts) {
                insert.setString(1, account.id());
                insert.setBytes(2, StateCodec.write(account.state()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void writeSummaries(Connection tx, List<Written> written, Model model, Instant now) throws SQLException {
        try (var insert = tx.prepareStatement(SUMMARY)) {
            for (var each : written) {
                add(insert, each, model, now);
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, Written written, Model model, Instant now) throws SQLException {
        var card = written.verdict().card();
        var score = written.verdict().score();
        var risk = written.verdict().standing().churnRisk();
        insert.setString(1, written.account().id());
        insert.setString(2, card.name());
        insert.setString(3, card.csm());
        insert.setString(4, card.segment());
        insert.setObject(5, card.arr(), Types.DOUBLE);
        insert.setString(6, written.verdict().parent());
        insert.setObject(7, card.contractEnd());
        insert.setString(8, model.name());
        insert.setInt(9, model.version());
        insert.setBoolean(10, score.scored());
        insert.setObject(11, score.scored() ? score.rounded() : null, Types.SMALLINT);
        insert.setObject(12, score.scored() ? score.exact() : null, Types.DOUBLE);
        insert.setDouble(13, score.coverage());
        insert.setString(14, score.band() == null ? null : score.band().name());
        insert.setString(15, risk == null ? null : risk.name());
        insert.setInt(16, rank(risk));
        insert.setObject(17, score.asOf());
        insert.setObject(18, now.atOffset(ZoneOffset.UTC));
        insert.setObject(19, atUtc(written.unsettledSince()));
        insert.setObject(20, atUtc(written.reviewAt()));
        insert.addBatch();
    }

    private static Object atUtc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** 0 for the most urgent, so that it sorts first. */
    private static int rank(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0;
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
            case null -> 4;
        };
    }
}
