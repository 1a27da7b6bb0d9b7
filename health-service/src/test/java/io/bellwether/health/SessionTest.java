package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;

/** What the database does with the sessions of an instance that is suspended or out of reach. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SessionTest {

    @Inject
    DataSource database;

    @Inject
    Flyway flyway;

    @Test
    void theDatabaseEndsATransactionThatNobodyGoesOnWith() throws SQLException {
        try (var connection = database.getConnection();
                var show = connection.prepareStatement("SHOW idle_in_transaction_session_timeout");
                var row = show.executeQuery()) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("1min");
        }
    }

    @Test
    void migrationsWaitForEachOtherWithoutATransactionThatItWouldEnd() {
        var postgres = flyway.getConfiguration().getPluginRegister().getExact(PostgreSQLConfigurationExtension.class);
        assertThat(postgres.isTransactionalLock()).isFalse();
    }
}
