package io.bellwether.health;

import io.bellwether.events.Severity;
import io.bellwether.health.verdict.Calm.Outlook;
import io.bellwether.health.verdict.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes accounts in sets: one statement for those that are new and one for those that are known. */
final class AccountWriter {

    private static final String STATES = """
            SELECT shard, account, state,
                   timestamptz 'epoch' + unsettled_since * interval '1 microsecond' AS unsettled_since
              FROM unnest(?::smallint[], ?::text[], ?::bytea[], ?::bigint[])
                   AS new (shard, account, state, unsettled_since)
            """;
    private static final String ADD_STATES = """
            INSERT INTO account_state (shard, account, state, unsettled_since) SELECT * FROM (%s) new
            """.formatted(STATES);
    private static final String CHANGE_STATES = """
            UPDATE account_state old
               SET state = new.state, unsettled_since = new.unsettled_since, calm_until = NULL, calm_under = NULL
              FROM (%s) new WHERE old.account = new.account
            """.formatted(STATES);
    /** Without asking whether they are unsettled: the planner would read all that are to find these. */
    private static final String SETTLE = "UPDATE account_state SET unsettled_since = NULL WHERE account = ANY (?)";

    private static final String KEEP = "UPDATE account SET kept = true WHERE account = ANY (?)";
    private static final String LEAVE = """
            UPDATE account_state left_alone SET calm_until = date 'epoch' + new.calm_until, calm_under = ?
              FROM unnest(?::text[], ?::int[]) AS new (account, calm_until)
             WHERE left_alone.account = new.account
            """;

    private static final String VERDICTS = """
            SELECT account, name, csm, segment, arr, parent, date 'epoch' + contract_end AS contract_end,
                   model, model_version, scored, score, exact, coverage, band, risk, risk_rank,
                   ?::date AS evaluated_on, ?::timestamptz AS computed_at, ?::int AS generation, raised, settled, phase,
                   churned, announced_band
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::text[], ?::int[],
                          ?::text[], ?::int[], ?::boolean[], ?::smallint[], ?::float8[], ?::float8[], ?::text[],
                          ?::text[], ?::smallint[], ?::boolean[], ?::boolean[], ?::text[], ?::boolean[], ?::text[])
                   AS new (account, name, csm, segment, arr, parent, contract_end, model, model_version, scored, score,
                           exact, coverage, band, risk, risk_rank, raised, settled, phase, churned, announced_band)
            """;
    private static final String ADD_VERDICTS = """
            INSERT INTO account
                   (account, name, csm, segment, arr, parent, contract_end, model, model_version, scored, score, exact,
                    coverage, band, risk, risk_rank, evaluated_on, computed_at, raised, phase, churned, announced_band,
                    generation)
            SELECT account, name, csm, segment, arr, parent, contract_end, model, model_version, scored, score, exact,
                   coverage, band, risk, risk_rank, evaluated_on, computed_at, raised, phase, churned, announced_band,
                   generation
              FROM (%s) new
            """.formatted(VERDICTS);
    private static final String CHANGE_VERDICTS = """
            UPDATE account old
               SET name = new.name, csm = new.csm, segment = new.segment, arr = new.arr, parent = new.parent,
                   contract_end = new.contract_end, model = new.model, model_version = new.model_version,
                   scored = new.scored, score = new.score, exact = new.exact, coverage = new.coverage,
                   band = new.band, risk = new.risk, risk_rank = new.risk_rank, evaluated_on = new.evaluated_on,
                   computed_at = new.computed_at, raised = new.raised, phase = new.phase, churned = new.churned,
                   announced_band = new.announced_band, generation = new.generation, kept = false,
                   history_from = CASE WHEN new.settled THEN NULL ELSE old.history_from END
              FROM (%s) new
             WHERE old.account = new.account
            """.formatted(VERDICTS);

    private AccountWriter() {}

    /** An account, and its state in the stored form. */
    record Folded(int shard, Account.Row account, byte[] state) {}

    /** An account, and what was decided of it. */
    record Judged(Account.Row account, Verdict verdict) {}

    /** An account of which nothing changed, and how far that stays so but for an event or other models. */
    record Unchanged(Account.Row account, Outlook outlook) {}

    static void writeStates(Connection tx, List<Folded> folded) throws SQLException {
        writeStates(
                tx,
                ADD_STATES,
                folded.stream().filter(each -> !each.account().known()).toList());
        writeStates(
                tx,
                CHANGE_STATES,
                folded.stream().filter(each -> each.account().known()).toList());
    }

    /** Marks accounts as settled whose state stays as it is. */
    static void settle(Connection tx, List<String> accounts) throws SQLException {
        try (var settle = tx.prepareStatement(SETTLE)) {
            settle.setArray(1, tx.createArrayOf("text", accounts.toArray(String[]::new)));
            settle.executeUpdate();
        }
    }

    /** Marks that the history of scores has what the rows of these accounts say. */
    static void keep(Connection tx, List<String> accounts) throws SQLException {
        if (!accounts.isEmpty()) {
            try (var keep = tx.prepareStatement(KEEP)) {
                keep.setArray(1, tx.createArrayOf("text", accounts.toArray(String[]::new)));
                keep.executeUpdate();
            }
        }
    }

    /** Marks until when the daily look passes by these accounts, while models of this generation are in force. */
    static void leaveUntil(Connection tx, List<Unchanged> accounts, int generation) throws SQLException {
        if (!accounts.isEmpty()) {
            try (var leave = tx.prepareStatement(LEAVE)) {
                leave.setInt(1, generation);
                var columns = new Columns<>(leave, 2, accounts);
                columns.add("text", each -> each.account().id());
                columns.add("int", each -> epochDay(each.outlook().until()));
                leave.executeUpdate();
            }
        }
    }

    static void writeVerdicts(Connection tx, List<Judged> judged, int generation, Instant now) throws SQLException {
        write(
                tx,
                ADD_VERDICTS,
                judged.stream().filter(each -> each.account().said() == null).toList(),
                generation,
                now);
        write(
                tx,
                CHANGE_VERDICTS,
                judged.stream().filter(each -> each.account().said() != null).toList(),
                generation,
                now);
    }

    private static void writeStates(Connection tx, String sql, List<Folded> folded) throws SQLException {
        if (folded.isEmpty()) {
            return;
        }
        try (var write = tx.prepareStatement(sql)) {
            var columns = new Columns<>(write, 1, folded);
            columns.add("smallint", each -> (short) each.shard());
            columns.add("text", each -> each.account().id());
            columns.add("bytea", Folded::state);
            columns.add("bigint", each -> micros(each.account().unsettledSince()));
            write.executeUpdate();
        }
    }

    private static void write(Connection tx, String sql, List<Judged> judged, int generation, Instant now)
            throws SQLException {
        if (judged.isEmpty()) {
            return;
        }
        try (var write = tx.prepareStatement(sql)) {
            write.setObject(1, now.atOffset(ZoneOffset.UTC).toLocalDate());
            write.setObject(2, now.atOffset(ZoneOffset.UTC));
            write.setInt(3, generation);
            setVerdicts(write, judged);
            write.executeUpdate();
        }
    }

    private static void setVerdicts(PreparedStatement write, List<Judged> judged) throws SQLException {
        var columns = new Columns<>(write, 4, judged);
        columns.add("text", each -> each.account().id());
        columns.add("text", each -> each.verdict().card().name());
        columns.add("text", each -> each.verdict().card().csm());
        columns.add("text", each -> each.verdict().card().segment());
        columns.add("float8", each -> each.verdict().card().arr());
        columns.add("text", each -> each.verdict().parent());
        columns.add("int", each -> epochDay(each.verdict().card().contractEnd()));
        columns.add("text", each -> each.verdict().model().name());
        columns.add("int", each -> each.verdict().model().version());
        columns.add("boolean", each -> each.verdict().score().scored());
        columns.add("smallint", each -> rounded(each.verdict()));
        columns.add("float8", each -> exact(each.verdict()));
        columns.add("float8", each -> each.verdict().score().coverage());
        columns.add("text", each -> name(each.verdict().score().band()));
        columns.add("text", each -> name(each.verdict().standing().churnRisk()));
        columns.add("smallint", each -> rank(each.verdict().standing().churnRisk()));
        columns.add("boolean", each -> !each.verdict().standing().isEmpty());
        columns.add("boolean", each -> each.account().unsettledSince() != null);
        columns.add("text", each -> each.verdict().card().phase());
        columns.add("boolean", each -> each.verdict().churned());
        columns.add("text", each -> name(each.verdict().standing().announced()));
    }

    private static Long micros(Instant time) {
        return time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Integer epochDay(LocalDate day) {
        return day == null ? null : Math.toIntExact(day.toEpochDay());
    }

    private static Short rounded(Verdict verdict) {
        return verdict.score().scored() ? (Short) (short) verdict.score().rounded() : null;
    }

    private static Double exact(Verdict verdict) {
        return verdict.score().scored() ? verdict.score().exact() : null;
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** 0 for the most urgent, so that it sorts first. */
    private static short rank(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0;
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
            case null -> 4;
        };
    }
}
