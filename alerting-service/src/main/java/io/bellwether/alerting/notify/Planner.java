package io.bellwether.alerting.notify;

import io.bellwether.alerting.person.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Decides who is told of a notice by which channels, and when.
 *
 * @param mail whether e-mail can be sent at all
 * @param grouping what people, and channels of teams, are told in one message
 */
public record Planner(boolean mail, Grouping grouping) {

    /** Those who read a channel that is nobody's own: they are told of everything. Their day is that of UTC. */
    private static final Recipient TEAM = new Recipient(
            Person.unknown(null),
            new Preferences(
                    List.of(new PreferenceRule(null, null, null, Timing.IMMEDIATELY)), null, false, null, null));

    /**
     * @param quiet whether people are told in their digest at the soonest
     * @param recipients people who should be told, if they want to
     */
    public List<Planned> plan(
            Notice notice,
            boolean quiet,
            Collection<Recipient> recipients,
            Collection<Endpoint> endpoints,
            Instant now) {
        var planned = new ArrayList<Planned>();
        for (var recipient : recipients) {
            if (!recipient.person().id().equals(notice.who())) { // nobody needs to be told what they did themselves
                forPerson(planned, notice, quiet ? recipient.quietly() : recipient, endpoints, now);
            }
        }
        for (var endpoint : endpoints) {
            if (endpoint.person() == null && endpoint.filter().matches(notice)) {
                forAll(planned, notice, quiet ? TEAM.quietly() : TEAM, endpoint, now);
            }
        }
        return planned;
    }

    /** Systems are told of each notice as it comes: they are not disturbed. */
    private void forAll(List<Planned> planned, Notice notice, Recipient team, Endpoint endpoint, Instant now) {
        if (endpoint.channel() == Channel.WEBHOOK) {
            planned.add(new Planned.Single(notice, Channel.WEBHOOK, null, endpoint, now));
        } else {
            add(planned, notice, team, endpoint, now);
        }
    }

    private void forPerson(
            List<Planned> planned, Notice notice, Recipient to, Collection<Endpoint> endpoints, Instant now) {
        if (mail && to.person().email() != null) {
            add(planned, notice, to, null, now);
        }
        for (var endpoint : endpoints) {
            if (to.person().id().equals(endpoint.person()) && endpoint.filter().matches(notice)) {
                add(planned, notice, to, endpoint, now);
            }
        }
    }

    private void add(List<Planned> planned, Notice notice, Recipient to, Endpoint endpoint, Instant now) {
        var channel = endpoint == null ? Channel.EMAIL : endpoint.channel();
        var person = to.person();
        var preferences = to.preferences();
        switch (preferences.timing(channel, notice)) {
            case IMMEDIATELY -> {
                boolean grouped = grouping.takes(notice);
                var due = preferences.soonest(person, notice.severity(), grouped ? grouping.end(now) : now);
                planned.add(
                        grouped
                                ? new Planned.InGroup(notice, channel, to, endpoint, due)
                                : new Planned.Single(notice, channel, person.id(), endpoint, due));
            }
            case DIGEST ->
                planned.add(new Planned.InDigest(notice, channel, to, endpoint, preferences.nextDigest(person, now)));
            case NEVER -> {}
        }
    }
}
