package io.bellwether.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Account;
import io.bellwether.events.Codec;
import io.bellwether.events.Event;
import io.bellwether.events.EventType;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Topic;
import io.bellwether.events.Usage;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/**
 * What lies among the events of a workload and must have no effect: on each topic a run of records that are no event,
 * and here and there one whose id is that of another event, or that lies in the wrong partition, or of an unknown kind.
 */
final class BadRecords {

    private static final String MALFORMED = "malformed";
    private static final String CONFLICT = "conflict";
    private static final String MISPLACED = "misplaced";

    private static final int SHORTEST_RUN = 5;
    private static final int LONGEST_RUN = 20;
    private static final int CONFLICTS = 4;
    private static final List<Topic> TOPICS =
            Arrays.stream(Topic.values()).filter(Topic::published).toList();

    private final String name;
    private final List<String> accounts;
    private final Instant now;
    private final Random random;
    private int number;

    /** @param name of the source, too */
    BadRecords(String name, List<String> accounts, Instant now, Random random) {
        this.name = name;
        this.accounts = accounts;
        this.now = now;
        this.random = random;
    }

    void addTo(List<Sent> sent) {
        for (int i = 0; i < CONFLICTS; i++) {
            addConflict(sent);
        }
        for (var topic : TOPICS) {
            insert(sent, 0, List.of(misplaced(topic)));
            insert(sent, 0, List.of(unknown(topic)));
        }
        for (var topic : TOPICS) {
            var account = anyAccount();
            int length = random.nextInt(SHORTEST_RUN, LONGEST_RUN + 1);
            insert(
                    sent,
                    0,
                    IntStream.range(0, length)
                            .mapToObj(_ -> malformed(topic, account))
                            .toList());
        }
    }

    private void insert(List<Sent> sent, int from, List<? extends Sent> what) {
        sent.addAll(random.nextInt(from, sent.size() + 1), what);
    }

    /** Somewhere after an event, which must get to the topic before: another one under the same source and id. */
    private void addConflict(List<Sent> sent) {
        while (true) {
            int index = random.nextInt(sent.size());
            if (sent.get(index) instanceof Sent.Good(var event) && !Door.isFor(event.account())) {
                var topic = EventType.of(event.fact()).topic();
                var other = new Event(event.source(), event.id(), event.account(), event.time(), fact(topic));
                insert(sent, index + 1, List.of(bad(other, null, event.account(), CONFLICT)));
                return;
            }
        }
    }

    /** Without a key, or with its account's. */
    private Sent misplaced(Topic topic) {
        var account = anyAccount();
        int partition = Utils.toPositive(Utils.murmur2(account.getBytes(UTF_8))) % Topic.PARTITIONS;
        int wrong = (partition + random.nextInt(1, Topic.PARTITIONS)) % Topic.PARTITIONS;
        return bad(event(topic, account), wrong, random.nextBoolean() ? account : null, MISPLACED);
    }

    private Sent unknown(Topic topic) {
        var account = anyAccount();
        var message = Codec.encode(event(topic, account));
        var headers = new HashMap<>(message.headers());
        headers.put("ce_type", "io.bellwether.tomorrow.invented.v1");
        return new Sent.Bad(topic, null, account, headers, text(message.value()), null);
    }

    private Sent malformed(Topic topic, String account) {
        var headers = Codec.encode(event(topic, account)).headers();
        return switch (random.nextInt(6)) {
            case 0 -> malformed(topic, account, Map.of(), "not json " + unique());
            case 1 -> malformed(topic, account, Map.of(), "{\"user\": \"" + unique() + "\"}");
            case 2 -> malformed(topic, account, headers, "{\"user\": \"" + unique());
            case 3 -> malformed(topic, account, headers, "[\"" + unique() + "\"]");
            case 4 -> malformed(topic, account, headers, "");
            default -> malformed(topic, account, headers, null);
        };
    }

    private static Sent malformed(Topic topic, String account, Map<String, String> headers, String value) {
        return new Sent.Bad(topic, null, account, headers, value, MALFORMED);
    }

    private static Sent bad(Event event, Integer partition, String key, String cause) {
        var message = Codec.encode(event);
        var topic = EventType.of(event.fact()).topic();
        return new Sent.Bad(topic, partition, key, message.headers(), text(message.value()), cause);
    }

    private Event event(Topic topic, String account) {
        return new Event(name, unique(), account, now, fact(topic));
    }

    /** Like no other of the workload. */
    private Fact fact(Topic topic) {
        return switch (topic) {
            case USAGE_EVENTS -> new Usage.Login(unique());
            case TICKET_EVENTS -> new Ticket.Opened(unique(), Ticket.Priority.P1, null, null);
            case SURVEY_EVENTS -> new Survey.Answered(Survey.Type.NPS, 0.0, unique(), null, null, null);
            case ACCOUNT_EVENTS ->
                new Account.Described(unique(), null, 1.0, null, null, null, null, null, null, null, null, null, null);
            default -> throw new IllegalArgumentException("nobody publishes to " + topic);
        };
    }

    private String unique() {
        number++;
        return name + "-bad-" + number;
    }

    private String anyAccount() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
