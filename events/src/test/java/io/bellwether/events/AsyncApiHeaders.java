package io.bellwether.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What record headers hold: the CloudEvents attributes of an event, or the reason of a rejection. */
final class AsyncApiHeaders {

    private AsyncApiHeaders() {}

    static ObjectNode attributes() {
        var schema = object(
                "CloudEvents attributes in binary content mode; extension attributes may be added.",
                List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time"));
        var properties = schema.putObject("properties");
        properties.putObject("ce_specversion").put("const", "1.0");
        addId(properties, "ce_id", "With the source the event's identity: the same pair is the same event.");
        addId(properties, "ce_source", "Who says so, as a URI reference.");
        addId(properties, "ce_type", "The kind of event and its version.");
        addId(properties, "ce_subject", "The account id.");
        text(properties, "ce_time", "When it happened in the source system (RFC 3339).")
                .put("format", "date-time");
        properties.putObject("content-type").put("const", "application/json");
        return schema;
    }

    static ObjectNode rejectedMessage() {
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("name", "rejected")
                .put("title", "A rejected record")
                .put("summary", "The bytes as they came, with the reason in headers.")
                .put("contentType", "application/octet-stream");
        var headers = object(
                "Why the record was rejected and where it came from.",
                List.of(
                        "dead-letter-reason",
                        "dead-letter-cause",
                        "dead-letter-pointer",
                        "dead-letter-topic",
                        "bellwether-source"));
        var properties = headers.putObject("properties");
        rejection().forEach((name, says) -> text(properties, name, says));
        message.set("headers", headers);
        message.set("bindings", AsyncApi.kafkaKey("The key as it came; the account id where one could be read."));
        return message;
    }

    private static Map<String, String> rejection() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("dead-letter-reason", "What is wrong, in words.");
        headers.put(
                "dead-letter-cause",
                "The kind of fault, such as malformed or future-time; a problem's type if it came over HTTP.");
        headers.put("dead-letter-pointer", "JSON pointer into the structured form of the event; empty for all of it.");
        headers.put("dead-letter-topic", "The topic that it was read from or meant for.");
        headers.put("dead-letter-partition", "Partition that it was read from; absent if it came over HTTP.");
        headers.put("dead-letter-offset", "Offset that it was read at; absent if it came over HTTP.");
        headers.put("bellwether-source", "The service that rejected it.");
        headers.put("rejected-at", "When it was rejected (RFC 3339), if it came over HTTP.");
        headers.put("truncated", "Is true where the bytes were too many to keep all of them.");
        return headers;
    }

    private static ObjectNode object(String says, List<String> required) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object").put("description", says);
        var names = schema.putArray("required");
        required.forEach(names::add);
        return schema;
    }

    private static void addId(ObjectNode properties, String name, String says) {
        text(properties, name, says).put("minLength", 1).put("maxLength", Envelope.LONGEST_ID);
    }

    private static ObjectNode text(ObjectNode properties, String name, String says) {
        return properties.putObject(name).put("type", "string").put("description", says);
    }
}
