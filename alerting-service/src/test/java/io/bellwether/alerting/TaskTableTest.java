package io.bellwether.alerting;

import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.risk;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the database refuses, whoever asks. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TaskTableTest {

    @Inject
    Broker broker;

    @Inject
    DataSource database;

    @Test
    void theDatabaseTakesNoSecondOpenTaskAndNoOtherHistory() {
        broker.say("database", risk("red-health", Severity.HIGH));
        var id = onlyTask("database");

        assertThatThrownBy(() -> run("""
                        DO $$ DECLARE columns text; BEGIN
                            SELECT string_agg(column_name, ', ') INTO columns FROM information_schema.columns
                            WHERE table_name = 'task' AND is_generated = 'NEVER';
                            EXECUTE format('INSERT INTO task (%%1$s) SELECT %%1$s FROM (SELECT
                                (jsonb_populate_record(task, ''{"occurrence": 2, "id": "%s"}'')).*
                                FROM task WHERE id = ''%s'') AS copy', columns);
                        END $$
                        """.formatted(UUID.randomUUID(), id)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("one_open_task");
        for (var rewriting : List.of("UPDATE task_change SET who = 'me'", "DELETE FROM task_change")) {
            assertThatThrownBy(() -> run(rewriting + " WHERE task = '" + id + "'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("not rewritten");
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
