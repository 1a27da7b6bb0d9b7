package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.notify.Notice;
import io.bellwether.alerting.notify.Occasion;
import io.bellwether.alerting.notify.Planned;
import io.bellwether.alerting.notify.Planner;
import io.bellwether.alerting.notify.Recipient;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The way in for whatever people and systems should be told: called within the transaction of what it is about, so that
 * there is a delivery exactly when there is a change.
 */
@Singleton
class Notices {

    private final Recipients recipients;
    private final EndpointStore endpoints;
    private final Planner planner;
    private final Announcements announcements;
    private final Clock clock;

    Notices(Recipients recipients, EndpointStore endpoints, Planner planner, Announcements announcements, Clock clock) {
        this.recipients = recipients;
        this.endpoints = endpoints;
        this.planner = planner;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What is told to whom; quietly where they are not to be disturbed. */
    private record Told(Notice notice, boolean quiet, Collection<Recipient> to) {}

    /**
     * Tells the owners of the changed tasks, or managers where there is none who is known, and all endpoints that want to know.
     *
     * @param quiet those of the changes of which people, and channels of teams, are told in their digest at the soonest
     */
    void changed(Connection tx, List<Change> changes, Set<Change> quiet) throws SQLException {
        write(tx, planned(tx, changes, quiet));
    }

    /** What {@link #changed} would write; writes nothing. */
    List<Planned> planned(Connection connection, List<Change> changes, Set<Change> quiet) throws SQLException {
        return forOwners(
                connection,
                changes.stream().map(Notice::of).toList(),
                quiet.stream().map(Notice::of).collect(toSet()));
    }

    /** Tells the owners of these tasks, or managers, and all endpoints that want to know, that they are due soon. */
    void dueSoon(Connection tx, List<Task> tasks) throws SQLException {
        var by = new Stamp(Change.SOURCE, clock.instant());
        var notices = tasks.stream()
                .map(task -> Notice.about(
                        task,
                        Occasion.DUE_SOON,
                        by,
                        "It is due on " + task.content().due() + "."))
                .toList();
        write(tx, forOwners(tx, notices, Set.of()));
    }

    /** Tells the owner of the task, or managers, these others and all endpoints that want to know. */
    void tellOwner(Connection tx, Notice notice, Collection<String> others) throws SQLException {
        write(tx, forOwners(tx, List.of(notice), Set.of()));
        if (!others.isEmpty()) {
            var told = recipients.of(tx, others).values();
            write(tx, plan(tx, List.of(new Told(notice, false, told)))); // what is written already stays
        }
    }

    /**
     * Tells these people, and all endpoints that want to know, of an occasion that is no change by itself, such as an
     * escalation; once, however often it is told of the same version of a task.
     *
     * @param why they are told, in plain words
     * @param to ids; who is not known here is left out
     */
    void tell(Connection tx, Change change, Occasion occasion, String why, Collection<String> to) throws SQLException {
        var notice = Notice.about(change.task(), occasion, change.by(), why);
        var told = recipients.of(tx, to).values();
        write(tx, plan(tx, List.of(new Told(notice, false, told))));
    }

    private List<Planned> forOwners(Connection tx, List<Notice> notices, Set<Notice> quiet) throws SQLException {
        if (notices.isEmpty()) {
            return List.of();
        }
        var ids = notices.stream()
                .map(Notice::owner)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var owners = new HashMap<String, Collection<Recipient>>();
        recipients.of(tx, ids).forEach((id, owner) -> owners.put(id, List.of(owner)));
        var others = notices.stream().allMatch(notice -> owners.containsKey(notice.owner()))
                ? List.<Recipient>of()
                : recipients.ofUnassigned(tx);
        return plan(
                tx,
                notices.stream()
                        .map(notice -> {
                            var id = notice.owner();
                            boolean unknown = id != null && !owners.containsKey(id) && !others.isEmpty();
                            return new Told(
                                    unknown ? notice.withUnknownOwner() : notice,
                                    quiet.contains(notice),
                                    owners.getOrDefault(id, others));
                        })
                        .toList());
    }

    private List<Planned> plan(Connection tx, List<Told> all) throws SQLException {
        var known = endpoints.all(tx);
        var now = clock.instant();
        return all.stream()
                .flatMap(told -> planner.plan(told.notice(), told.quiet(), told.to(), known, now).stream())
                .toList();
    }

    private void write(Connection tx, List<Planned> planned) throws SQLException {
        if (!planned.isEmpty()) {
            announcements.write(tx, planned, clock.instant());
        }
    }
}
