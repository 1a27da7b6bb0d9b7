package io.bellwether.events;

import java.util.Map;

/** An event as a Kafka record carries it: CloudEvents attributes in headers, data in the value (binary content mode). */
public record Message(Map<String, String> headers, byte[] value) {}
