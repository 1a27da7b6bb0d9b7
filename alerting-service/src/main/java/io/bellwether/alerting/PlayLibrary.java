package io.bellwether.alerting;

import io.bellwether.alerting.play.Figures;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;

/** The playbooks of tasks, filled with the figures of their accounts. */
@Singleton
class PlayLibrary {

    private final DataSource database;
    private final TaskPlays plays;
    private final AccountBook book;
    private final Templates templates;
    private final Clock clock;

    PlayLibrary(DataSource database, TaskPlays plays, AccountBook book, Templates templates, Clock clock) {
        this.database = database;
        this.plays = plays;
        this.book = book;
        this.templates = templates;
        this.clock = clock;
    }

    /** @param version of the task, read before its playbook: what has changed meanwhile is not taken for seen */
    record Shown(PlayView play, long version) {}

    Shown show(UUID task) throws SQLException {
        try (var connection = database.getConnection()) {
            var known = plays.known(connection, task).orElseThrow(() -> TaskDesk.noTask(task.toString()));
            var play = plays.find(connection, task)
                    .orElseThrow(() -> ProblemException.notFound("The task " + task + " goes by no playbook."));
            var figures = Figures.plain(book.get(connection, known.account()), LocalDate.now(clock));
            return new Shown(PlayView.of(play, templates, figures), known.version());
        }
    }

    PlaybookStore.Version latest(String name) throws SQLException {
        try (var connection = database.getConnection()) {
            return plays.latest(connection, name).orElseThrow(() -> PlaybooksResource.none(name));
        }
    }
}
