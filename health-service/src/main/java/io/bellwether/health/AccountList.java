package io.bellwether.health;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.problems.NextPage;
import io.bellwether.problems.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Pages of accounts, filtered and sorted by the database; a page begins after the last account of the one before. */
final class AccountList {

    /** The day as of which the figures hold: the row is not written again on a day on which they stay the same. */
    static final String AS_OF = """
            greatest(evaluated_on, (SELECT day FROM sweep JOIN account_state USING (shard)
                                     WHERE account_state.account = account.account
                                       AND (last_account IS NULL OR last_account >= account.account)))
            """;

    /**
     * What a list shows of an account.
     *
     * @param scored false where there is too little data, or it has churned
     */
    record Row(
            String account,
            String name,
            String csm,
            String segment,
            String phase,
            String parent,
            Double arr,
            LocalDate contractEnd,
            boolean churned,
            boolean scored,
            Integer score,
            Band band,
            Band announcedBand,
            double coverage,
            Severity risk,
            Explanation.ModelRef model,
            LocalDate asOf,
            Instant computedAt) {}

    /** A page; {@code next} is the cursor of the next one, or the link to it, absent on the last. */
    record Page(List<Row> accounts, String next) {

        Page linked(UriInfo uri) {
            return next == null ? this : new Page(accounts, NextPage.link(uri, "cursor", next));
        }
    }

    /** Filters; null where not asked for. */
    record Filter(
            Band band,
            Severity risk,
            String csm,
            String segment,
            String phase,
            String parent,
            Boolean scored,
            Boolean churned) {

        /** As the query takes them, in its order. */
        private String[] values() {
            return new String[] {
                constant(band), constant(risk), csm, segment, phase, parent, text(scored), text(churned)
            };
        }

        private static String text(Boolean value) {
            return value == null ? null : value.toString();
        }

        private static String constant(Enum<?> value) {
            return value == null ? null : value.name();
        }
    }

    /** Orders, each by one ascending key and then by account. */
    enum Sort {
        /** The riskiest first: highest churn risk, then lowest score. */
        RISK("risk_rank * 1000 + coalesce(exact, 500)"),
        /** The lowest score first; not scored last. */
        SCORE("coalesce(exact, 500)"),
        /** The greatest ARR first. */
        ARR("-coalesce(arr, 0)"),
        /** The contract that ends first, first. */
        RENEWAL("coalesce(contract_end - date '2000-01-01', 1000000)");

        private final String key;

        Sort(String key) {
            this.key = "(" + key + ")::double precision";
        }
    }

    private AccountList() {}

    static Page page(Connection connection, Filter filter, Sort sort, String cursor, int limit) throws SQLException {
        var after = cursor == null ? null : Cursor.parse(cursor);
        var sql = "SELECT *, " + AS_OF + " AS as_of, " + sort.key + " AS sort_key FROM account"
                + " WHERE (?::text IS NULL OR band = ?) AND (?::text IS NULL OR risk = ?)"
                + " AND (?::text IS NULL OR csm = ?) AND (?::text IS NULL OR segment = ?)"
                + " AND (?::text IS NULL OR phase = ?) AND (?::text IS NULL OR parent = ?)"
                + " AND (?::text IS NULL OR scored::text = ?) AND (?::text IS NULL OR churned::text = ?)"
                + (after == null ? "" : " AND (" + sort.key + ", account) > (?, ?)")
                + " ORDER BY sort_key, account LIMIT ?";
        try (var select = connection.prepareStatement(sql)) {
            int at = 1;
            for (var value : filter.values()) {
                select.setString(at++, value);
                select.setString(at++, value);
            }
            if (after != null) {
                select.setDouble(at++, after.key());
                select.setString(at++, after.account());
            }
            select.setInt(at, limit + 1);
            return read(select.executeQuery(), limit);
        }
    }

    private static Page read(ResultSet row, int limit) throws SQLException {
        var rows = new ArrayList<Row>();
        String next = null;
        double key = 0;
        while (row.next()) {
            if (rows.size() == limit) {
                next = new Cursor(key, rows.getLast().account()).text();
                break;
            }
            rows.add(row(row));
            key = row.getDouble("sort_key");
        }
        return new Page(rows, next);
    }

    static Row row(ResultSet row) throws SQLException {
        var risk = row.getString("risk");
        return new Row(
                row.getString("account"),
                row.getString("name"),
                row.getString("csm"),
                row.getString("segment"),
                row.getString("phase"),
                row.getString("parent"),
                row.getObject("arr", Double.class),
                row.getObject("contract_end", LocalDate.class),
                row.getBoolean("churned"),
                row.getBoolean("scored"),
                row.getObject("score", Integer.class),
                band(row.getString("band")),
                band(row.getString("announced_band")),
                row.getDouble("coverage"),
                risk == null ? null : Severity.valueOf(risk),
                new Explanation.ModelRef(row.getString("model"), row.getInt("model_version")),
                row.getObject("as_of", LocalDate.class),
                row.getObject("computed_at", OffsetDateTime.class).toInstant());
    }

    private static Band band(String name) {
        return name == null ? null : Band.valueOf(name);
    }

    /** Where a page ended. */
    private record Cursor(double key, String account) {

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((key + " " + account).getBytes(StandardCharsets.UTF_8));
        }

        static Cursor parse(String text) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
                return new Cursor(Double.parseDouble(parts[0]), parts[1]);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw ProblemException.badRequest("cursor: take it as it came in the link \"next\" of the page before");
            }
        }
    }
}
