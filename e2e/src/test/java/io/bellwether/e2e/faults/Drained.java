package io.bellwether.e2e.faults;

import io.bellwether.events.Topic;
import io.bellwether.quickstart.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Whether all that was sent has taken effect: nothing unread, nothing unpublished, nothing unsettled. */
final class Drained {

    private static final List<Topic> OF_SURVEY =
            List.of(Topic.TICKET_EVENTS, Topic.SURVEY_EVENTS, Topic.ACCOUNT_EVENTS);
    private static final List<Topic> OF_HEALTH =
            List.of(Topic.USAGE_EVENTS, Topic.TICKET_EVENTS, Topic.SURVEY_EVENTS, Topic.ACCOUNT_EVENTS);
    private static final List<Topic> OF_ALERTING =
            List.of(Topic.ACCOUNT_EVENTS, Topic.HEALTH_SCORES, Topic.CHURN_RISKS, Topic.EXPANSION_TRIGGERS);

    private Drained() {}

    /** What is left to do, in words, or an empty text. */
    static String rest(Ground ground) throws SQLException {
        var survey = ofSurvey(ground);
        var health = survey.isEmpty() ? ofHealth(ground) : survey;
        return health.isEmpty() ? ofAlerting(ground) : health;
    }

    /** The same of health alone. */
    static String ofHealth(Ground ground) throws SQLException {
        try (var database = ground.connect(Service.HEALTH)) {
            long unread = unread(ground, database, OF_HEALTH);
            long unsettled = count(database, "SELECT count(*) FROM account_state WHERE unsettled_since IS NOT NULL");
            long unpublished = count(database, "SELECT count(*) FROM outbox");
            return unread + unsettled + unpublished == 0
                    ? ""
                    : "health: %d unread, %d unsettled, %d unpublished".formatted(unread, unsettled, unpublished);
        }
    }

    /** Of alerting, with what it does by the clock as well: its calendar, and whom it tells of tasks. */
    static String ofAlertingAndItsClock(Ground ground) throws SQLException {
        var ofEvents = ofAlerting(ground);
        if (!ofEvents.isEmpty()) {
            return ofEvents;
        }
        try (var database = ground.connect(Service.ALERTING)) {
            long unseen = count(database, "SELECT count(*) FROM account WHERE sweep_at <= now()");
            long untold = count(database, "SELECT count(*) FROM delivery WHERE finished_at IS NULL");
            return unseen + untold == 0
                    ? ofAlerting(ground) // what the calendar brought is to be published, too
                    : "alerting: %d calendars unseen, %d deliveries not made".formatted(unseen, untold);
        }
    }

    /** The same of alerting alone. */
    static String ofAlerting(Ground ground) throws SQLException {
        return ofEvents(ground, Service.ALERTING, OF_ALERTING);
    }

    private static String ofSurvey(Ground ground) throws SQLException {
        return ofEvents(ground, Service.SURVEY, OF_SURVEY);
    }

    private static String ofEvents(Ground ground, Service service, List<Topic> topics) throws SQLException {
        try (var database = ground.connect(service)) {
            long unread = unread(ground, database, topics);
            long unpublished = count(database, "SELECT count(*) FROM outbox");
            return unread + unpublished == 0
                    ? ""
                    : "%s: %d unread, %d unpublished".formatted(service.label(), unread, unpublished);
        }
    }

    private static long unread(Ground ground, Connection database, List<Topic> topics) throws SQLException {
        var next = new HashMap<TopicPartition, Long>();
        try (var select = database.prepareStatement("SELECT topic, shard, next_offset FROM consumed");
                var row = select.executeQuery()) {
            while (row.next()) {
                next.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
        }
        return ground.ends(topics).entrySet().stream()
                .mapToLong(end -> Math.abs(end.getValue() - next.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private static long count(Connection database, String sql) throws SQLException {
        try (var select = database.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
