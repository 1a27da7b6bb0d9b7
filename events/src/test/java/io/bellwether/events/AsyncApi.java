package io.bellwether.events;

import static io.bellwether.events.Topic.ACCOUNT_EVENTS;
import static io.bellwether.events.Topic.CHURN_RISKS;
import static io.bellwether.events.Topic.CSM_TASKS;
import static io.bellwether.events.Topic.EXPANSION_TRIGGERS;
import static io.bellwether.events.Topic.HEALTH_SCORES;
import static io.bellwether.events.Topic.REJECTED_EVENTS;
import static io.bellwether.events.Topic.SURVEY_EVENTS;
import static io.bellwether.events.Topic.TICKET_EVENTS;
import static io.bellwether.events.Topic.USAGE_EVENTS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The AsyncAPI 3.0 document of all topics, derived from the topics, the kinds, their schemas and golden samples. */
final class AsyncApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String KAFKA_BINDING = "0.5.0";
    private static final String SCHEMAS = "../events/src/main/resources/schemas/";

    private static final List<Service> SERVICES = List.of(
            new Service(
                    "ingestion-service",
                    EnumSet.noneOf(Topic.class),
                    EnumSet.of(USAGE_EVENTS, TICKET_EVENTS, SURVEY_EVENTS, ACCOUNT_EVENTS, REJECTED_EVENTS)),
            new Service(
                    "survey-service",
                    EnumSet.of(TICKET_EVENTS, SURVEY_EVENTS, ACCOUNT_EVENTS),
                    EnumSet.of(SURVEY_EVENTS, REJECTED_EVENTS)),
            new Service(
                    "health-service",
                    EnumSet.of(USAGE_EVENTS, TICKET_EVENTS, SURVEY_EVENTS, ACCOUNT_EVENTS),
                    EnumSet.of(HEALTH_SCORES, CHURN_RISKS, EXPANSION_TRIGGERS, REJECTED_EVENTS)),
            new Service(
                    "alerting-service",
                    EnumSet.of(CHURN_RISKS, EXPANSION_TRIGGERS),
                    EnumSet.of(CSM_TASKS, REJECTED_EVENTS)));

    private AsyncApi() {}

    static ObjectNode document() {
        var document = JSON.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Bellwether events")
                .put("version", "1.0.0")
                .put("description", """
                        What Bellwether's services and publishers say to each other over Kafka. Every event is a CloudEvent 1.0 \
                        about one account, which is its subject and the key of its record. Services write the binary \
                        content mode, as described here, and read the structured mode too. Derived from the code of \
                        module events; do not edit.""")
                .putObject("license")
                .put("name", "Apache-2.0");
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var messages = document.putObject("components").putObject("messages");
        for (var topic : Topic.values()) {
            channels.set(topic.topicName(), channel(topic));
        }
        for (var service : SERVICES) {
            service.receives.forEach(topic -> addOperation(operations, service, "receive", topic));
            service.sends.forEach(topic -> addOperation(operations, service, "send", topic));
        }
        EventType.all().forEach(type -> messages.set(key(type), message(type)));
        messages.set("rejected", AsyncApiHeaders.rejectedMessage());
        document.withObject("/components").putObject("schemas").set("attributes", AsyncApiHeaders.attributes());
        return document;
    }

    private static ObjectNode channel(Topic topic) {
        var channel = JSON.objectNode().put("address", topic.topicName()).put("description", topic.says());
        var messages = channel.putObject("messages");
        for (var type : EventType.all()) {
            if (type.topic() == topic) {
                messages.set(key(type), reference("#/components/messages/" + key(type)));
            }
        }
        if (messages.isEmpty()) {
            messages.set("rejected", reference("#/components/messages/rejected"));
        }
        var kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.topicName()).put("partitions", Topic.PARTITIONS);
        var settings = kafka.putObject("topicConfiguration");
        settings.putArray("cleanup.policy").add(topic.compacted() ? "compact" : "delete");
        if (!topic.compacted()) {
            settings.put("retention.ms", topic.retention().toMillis());
        }
        kafka.put("bindingVersion", KAFKA_BINDING);
        return channel;
    }

    private static void addOperation(ObjectNode operations, Service service, String action, Topic topic) {
        var operation = operations.putObject("%s.%s.%s".formatted(service.name, action, topic.topicName()));
        operation.put("action", action).set("channel", reference("#/channels/" + topic.topicName()));
        operation.putArray("tags").addObject().put("name", service.name);
    }

    private static ObjectNode message(EventType type) {
        var message = JSON.objectNode()
                .put("name", type.name())
                .put("title", type.kind())
                .put("summary", type.says())
                .put("contentType", "application/json");
        var headers = message.putObject("headers").putArray("allOf");
        headers.add(reference("#/components/schemas/attributes"));
        headers.addObject().putObject("properties").putObject("ce_type").put("const", type.name());
        message.set("payload", reference(SCHEMAS + Schemas.fileName(type)));
        message.set("bindings", kafkaKey("The account id, same as ce_subject."));
        message.putArray("examples").addObject().set("payload", Samples.data(type));
        return message;
    }

    static ObjectNode kafkaKey(String says) {
        var bindings = JSON.objectNode();
        var kafka = bindings.putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", says);
        kafka.put("bindingVersion", KAFKA_BINDING);
        return bindings;
    }

    private static ObjectNode reference(String to) {
        return JSON.objectNode().put("$ref", to);
    }

    private static String key(EventType type) {
        return type.kind() + ".v" + type.version();
    }

    private record Service(String name, Set<Topic> receives, Set<Topic> sends) {}
}
