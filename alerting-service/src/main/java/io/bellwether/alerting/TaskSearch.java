package io.bellwether.alerting;

import io.bellwether.alerting.task.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads tasks for those who look at them: page by page, counted, one by one with their history. */
@Singleton
class TaskSearch {

    private static final String COUNT = """
            SELECT count(*) AS total,
                   count(*) FILTER (WHERE severity = 'critical') AS critical,
                   count(*) FILTER (WHERE severity = 'high') AS high,
                   count(*) FILTER (WHERE severity = 'medium') AS medium,
                   count(*) FILTER (WHERE severity = 'low') AS low,
                   count(*) FILTER (WHERE owner IS NULL) AS unassigned,
                   count(*) FILTER (WHERE status <> ALL ('{done,dismissed,resolved}') AND OVERDUE) AS overdue
            FROM (SELECT severity, owner, late_after, status FROM task""".replace("OVERDUE", Overdue.SQL);
    private static final String WORDS = "words @@ to_tsquery('simple', ?)";
    /** The same, as a call: no index has it, and the planner does not take it for rare, as it does all beginnings of words. */
    private static final String COMMON_WORDS = "ts_match_vq(words, to_tsquery('simple', ?))";

    private static final int COMMON = 5_000;
    private static final String ARE_COMMON =
            "SELECT count(*) = %1$d FROM (SELECT FROM task WHERE %2$s LIMIT %1$d) AS found".formatted(COMMON, WORDS);

    private final DataSource database;
    private final TaskSurroundings surroundings;
    private final PeopleStore people;
    private final Clock clock;

    TaskSearch(DataSource database, TaskSurroundings surroundings, PeopleStore people, Clock clock) {
        this.database = database;
        this.surroundings = surroundings;
        this.people = people;
        this.clock = clock;
    }

    /** A page of tasks, and how many there are on all pages. */
    record Found(List<Task> page, TaskCounts counts) {}

    /**
     * @param after null for the first page
     * @param limit of the page
     * @param counted no more are counted, in the order of the sort: what a count costs has a bound
     */
    Found find(TaskFilter filter, Sort sort, Cursor after, int limit, long counted) throws SQLException {
        try (var connection = database.getConnection()) {
            var overdue = overdue(connection);
            var words = words(connection, filter);
            return new Found(
                    page(connection, filter.where(overdue, words), sort, after, limit),
                    count(connection, filter.where(overdue, words), overdue, sort, counted));
        }
    }

    TaskCounts countAll(TaskFilter filter) throws SQLException {
        try (var connection = database.getConnection()) {
            var overdue = overdue(connection);
            return count(connection, filter.where(overdue, WORDS), overdue, Sort.URGENCY, Long.MAX_VALUE);
        }
    }

    private static List<Task> page(Connection connection, Where where, Sort sort, Cursor after, int limit)
            throws SQLException {
        if (after != null) {
            where.and(sort.after, after.values());
        }
        var sql = "SELECT * FROM task" + where.sql() + " ORDER BY " + sort.order + " LIMIT " + limit;
        try (var select = connection.prepareStatement(sql)) {
            return TaskRow.readAll(Sql.bind(select, where.values()));
        }
    }

    private static TaskCounts count(Connection connection, Where where, Overdue overdue, Sort sort, long limit)
            throws SQLException {
        var values = new ArrayList<Object>(List.of(overdue.values()));
        values.addAll(List.of(where.values()));
        values.add(limit);
        try (var select = connection.prepareStatement(
                        COUNT + where.sql() + " ORDER BY " + sort.order + " LIMIT ?) AS counted");
                var row = Sql.bind(select, values.toArray()).executeQuery()) {
            row.next();
            return TaskCounts.read(row, limit);
        }
    }

    /** Rare words are looked up in their index; common ones are met soon enough on a walk in the order that is asked for. */
    private static String words(Connection connection, TaskFilter filter) throws SQLException {
        if (filter.words() == null) {
            return WORDS;
        }
        try (var select = connection.prepareStatement(ARE_COMMON);
                var row = Sql.bind(select, filter.words()).executeQuery()) {
            row.next();
            return row.getBoolean(1) ? COMMON_WORDS : WORDS;
        }
    }

    private Overdue overdue(Connection connection) throws SQLException {
        return Overdue.at(clock.instant(), people.zones(connection));
    }

    Optional<Task> find(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT * FROM task WHERE id = ?")) {
            return TaskRow.readAll(Sql.bind(select, id)).stream().findFirst();
        }
    }

    /** With how its account does, how far each has got, and who was drawn in on it. */
    List<TaskView> views(List<Task> tasks) throws SQLException {
        try (var connection = database.getConnection()) {
            var more = surroundings.of(connection, tasks);
            return tasks.stream()
                    .map(task -> TaskView.of(task, more.get(task.id())))
                    .toList();
        }
    }

    TaskView view(Task task) throws SQLException {
        return views(List.of(task)).getFirst();
    }

    /** With the newest of its changes, newest first. */
    TaskView withHistory(Task task) throws SQLException {
        try (var connection = database.getConnection()) {
            var more = surroundings.of(connection, List.of(task)).get(task.id());
            return TaskView.of(task, more.with(TaskHistory.newest(connection, task.id())));
        }
    }
}
