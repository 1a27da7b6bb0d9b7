package io.bellwether.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Accounts that are opened at once: few of those that are large, so that a slice of any takes about as much of the heap.
 *
 * @param last whether there are none after these
 */
record Slice(List<String> accounts, boolean last) {

    /**
     * At so many stored bytes a slice is full. A thousand usual accounts do not reach it, and open to about eleven times what is
     * stored of them; eight of 10,000 users do, and open to little more.
     */
    static final int BYTES = 4 << 20;

    /**
     * The first of the accounts that were asked for.
     *
     * @param row ids and stored bytes, in two columns
     * @param most as many as were asked for: fewer are the last
     */
    static Slice of(ResultSet row, int most) throws SQLException {
        var accounts = new ArrayList<String>();
        long bytes = 0;
        while (row.next()) {
            if (bytes >= BYTES) {
                return new Slice(accounts, false);
            }
            accounts.add(row.getString(1));
            bytes += row.getLong(2);
        }
        return new Slice(accounts, accounts.size() < most);
    }
}
