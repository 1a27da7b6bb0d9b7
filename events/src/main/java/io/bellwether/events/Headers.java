package io.bellwether.events;

/** The headers of a Kafka record or HTTP request, by exact lower-case name. */
@FunctionalInterface
public interface Headers {

    Headers NONE = _ -> null;

    /** Its value, or null. */
    String get(String name);
}
