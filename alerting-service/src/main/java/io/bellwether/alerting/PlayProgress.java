package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.play.Figures;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads how far the playbooks of many tasks have got, at once. */
@Singleton
class PlayProgress {

    private static final String READ = """
            SELECT task.id, task.account, task_play.playbook, counted.*, next.number, next.due,
                   document #>> ARRAY['steps', (next.place - 1)::text, 'title'] AS title,
                   document #>> ARRAY['steps', (next.place - 1)::text, 'owner'] AS owner
            FROM task
            JOIN task_play ON task_play.task = task.id
            JOIN playbook ON (playbook.name, playbook.version) = (task_play.playbook, task_play.version)
            CROSS JOIN LATERAL (
                SELECT count(*) AS total, count(*) FILTER (WHERE status = 'open') AS open,
                       count(*) FILTER (WHERE status = 'done') AS done,
                       count(*) FILTER (WHERE status = 'skipped') AS skipped
                FROM task_step WHERE task_step.task = task.id) AS counted
            LEFT JOIN LATERAL (
                SELECT number, due, coalesce(place, number) AS place
                FROM task_step WHERE task_step.task = task.id AND status = 'open'
                ORDER BY due, number LIMIT 1) AS next ON true
            WHERE task.id = ANY (?)
            """;

    private final AccountBook book;
    private final Templates templates;
    private final Clock clock;

    PlayProgress(AccountBook book, Templates templates, Clock clock) {
        this.book = book;
        this.templates = templates;
        this.clock = clock;
    }

    /** @param view its title is a template still */
    private record Found(UUID task, String account, ProgressView view) {

        private boolean namesFigures() {
            return view.next() != null && view.next().title().contains("{");
        }
    }

    /** By task; those that go by no playbook are left out. */
    Map<UUID, ProgressView> of(Connection connection, Collection<UUID> tasks) throws SQLException {
        var found = read(connection, tasks);
        var accounts =
                found.stream().filter(Found::namesFigures).map(Found::account).collect(toSet());
        var known = book.all(connection, accounts);
        var today = LocalDate.now(clock);
        var views = new HashMap<UUID, ProgressView>();
        for (var it : found) {
            var view = it.view();
            if (it.namesFigures()) {
                var title = templates.render(view.next().title(), Figures.plain(known.get(it.account()), today));
                view = view.titled(title);
            }
            views.put(it.task(), view);
        }
        return views;
    }

    private static List<Found> read(Connection connection, Collection<UUID> tasks) throws SQLException {
        var found = new ArrayList<Found>();
        try (var select = connection.prepareStatement(READ);
                var row = Sql.bind(select, (Object) tasks.toArray(UUID[]::new)).executeQuery()) {
            while (row.next()) {
                found.add(new Found(row.getObject("id", UUID.class), row.getString("account"), view(row)));
            }
        }
        return found;
    }

    private static ProgressView view(ResultSet row) throws SQLException {
        var due = row.getObject("due", LocalDate.class);
        return new ProgressView(
                row.getString("playbook"),
                row.getInt("total"),
                row.getInt("open"),
                row.getInt("done"),
                row.getInt("skipped"),
                due == null
                        ? null
                        : new ProgressView.Next(
                                row.getInt("number"), row.getString("title"), row.getString("owner"), due));
    }
}
