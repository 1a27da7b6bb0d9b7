package io.bellwether.alerting;

import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Task.Changed;
import io.bellwether.events.Topic;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The health service's and the world's side of the topics. */
@Singleton
class Broker {

    private static final String HEALTH = "urn:bellwether:health-service";

    /** Says the fact under a new id, which it returns. */
    String say(String account, Fact fact) {
        var id = UUID.randomUUID().toString();
        say(account, id, fact);
        return id;
    }

    void say(String account, String id, Fact fact) {
        io.bellwether.fixture.Broker.say(new Event(HEALTH, id, account, TestClock.START, fact));
    }

    /** All that was ever published of the account's tasks, in order. */
    List<Changed> changesOf(String account) {
        return io.bellwether.fixture.Broker.events(Topic.CSM_TASKS, account).stream()
                .map(event -> (Changed) event.fact())
                .toList();
    }

    List<String> rejectedKeys() {
        return io.bellwether.fixture.Broker.records(Topic.REJECTED_EVENTS).stream()
                .map(ConsumerRecord::key)
                .toList();
    }
}
