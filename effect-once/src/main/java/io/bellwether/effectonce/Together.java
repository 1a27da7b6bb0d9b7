package io.bellwether.effectonce;

import java.sql.SQLException;

/**
 * What handlers of several shards write in one go: a few statements for a transaction, however many shards its events
 * are of. Got by {@link Effects#together}.
 */
public interface Together {

    /**
     * Called once, after the handlers of all shards of the transaction, and before it commits.
     *
     * @throws SQLException as of {@link Handler#handle}
     */
    void write(Effects effects) throws SQLException;

    /** Makes what the first handler asks for. */
    @FunctionalInterface
    interface Maker<T> {
        T make() throws SQLException;
    }
}
