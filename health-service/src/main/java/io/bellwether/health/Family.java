package io.bellwether.health;

import io.bellwether.events.Band;
import io.bellwether.health.score.RollUp.Member;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Accounts below an account, at any depth. */
final class Family {

    /** UNION drops what was found before, so that a circle of parents ends. */
    private static final String BELOW = """
            WITH RECURSIVE below AS (
                SELECT account FROM account WHERE parent = ?
                 UNION
                SELECT child.account FROM account child JOIN below ON child.parent = below.account
            )
            SELECT account, name, arr, exact, band, churned
              FROM below JOIN account USING (account)
             WHERE account <> ?
             ORDER BY account
            """;

    private Family() {}

    /** Each once, without the account itself. */
    static List<Member> below(Connection connection, String account) throws SQLException {
        try (var select = connection.prepareStatement(BELOW);
                var row = Sql.bind(select, account, account).executeQuery()) {
            var members = new ArrayList<Member>();
            while (row.next()) {
                var band = row.getString("band");
                members.add(new Member(
                        row.getString("account"),
                        row.getString("name"),
                        row.getObject("arr", Double.class),
                        row.getObject("exact", Double.class),
                        band == null ? null : Band.valueOf(band),
                        row.getBoolean("churned")));
            }
            return members;
        }
    }
}
