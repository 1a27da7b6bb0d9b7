package io.bellwether.e2e.faults;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.bellwether.e2e.KafkaSide;
import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Event;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Topic;
import io.bellwether.quickstart.Service;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** There is one invitation for each closed ticket with a contact, and none else; and the topic tells of each once. */
final class Invitations {

    private static final String INVITATIONS =
            "SELECT id::text, account, ticket, contact FROM invitation WHERE account = ANY (?)";

    private record Invitation(String account, String ticket, String contact) {

        String words() {
            return account + " " + ticket + " " + contact;
        }

        String wordsWithoutTicket() {
            return account + " " + contact;
        }
    }

    private final Ground ground;
    private final Recording recording;
    private final Set<Event> accepted;

    Invitations(Ground ground, Recording recording, List<Sent> workload) {
        this.ground = ground;
        this.recording = recording;
        this.accepted = workload.stream()
                .filter(Sent.Good.class::isInstance)
                .map(sent -> ((Sent.Good) sent).event())
                .collect(toSet());
    }

    void compare(Differences differences) throws SQLException {
        var invitations = invitations();
        differences.compare(
                "invitations",
                invitations.values().stream().map(Invitation::words).sorted().toList(),
                expected());
        differences.compare(
                "told of invitations",
                told(differences),
                invitations.entrySet().stream()
                        .collect(
                                toMap(Map.Entry::getKey, each -> each.getValue().wordsWithoutTicket())));
    }

    /** However often it is told that a ticket was closed. */
    private List<String> expected() {
        return accepted.stream()
                .filter(event -> event.fact() instanceof Ticket.Closed closed && closed.contact() != null)
                .map(event -> {
                    var closed = (Ticket.Closed) event.fact();
                    return new Invitation(event.account(), closed.ticket(), closed.contact()).words();
                })
                .distinct()
                .sorted()
                .toList();
    }

    /** By id. */
    private Map<String, Invitation> invitations() throws SQLException {
        var invitations = new HashMap<String, Invitation>();
        try (var database = ground.connect(Service.SURVEY);
                var select = database.prepareStatement(INVITATIONS)) {
            var accounts = accepted.stream().map(Event::account).distinct().toArray();
            select.setArray(1, database.createArrayOf("text", accounts));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var invitation = new Invitation(row.getString(2), row.getString(3), row.getString(4));
                    invitations.put(row.getString(1), invitation);
                }
            }
        }
        return invitations;
    }

    /**
     * By the invitation's id; what was published again under the same id must say the same. What others tell of
     * invitations of their own is passed over.
     */
    private Map<String, String> told(Differences differences) {
        var events = new HashMap<String, Event>();
        var told = new HashMap<String, String>();
        for (var record : recording.of(Topic.SURVEY_EVENTS)) {
            if (Codec.decode(name -> KafkaSide.header(record, name), record.value()) instanceof Known(var event)
                    && event.fact() instanceof Survey.Invited invited
                    && !accepted.contains(event)) {
                var before = events.putIfAbsent(event.id(), event);
                differences.compare("event " + event.id(), event, before == null ? event : before);
                if (before == null
                        && told.put(invited.invitation(), event.account() + " " + invited.contact()) != null) {
                    differences.add("told twice, under different ids: " + event);
                }
            }
        }
        return told;
    }
}
