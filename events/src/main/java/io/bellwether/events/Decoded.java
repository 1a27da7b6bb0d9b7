package io.bellwether.events;

/** What bytes from outside turn out to be; decoding never throws. */
public sealed interface Decoded {

    record Known(Event event) implements Decoded {}

    /** A kind or version newer than this reader: skip and count it. */
    record Unknown(String type) implements Decoded {}

    /**
     * Not an event that anyone could take: reject it, with the reason.
     *
     * @param pointer JSON pointer into the event in its structured form, such as {@code /data/score}; empty for all of it
     */
    record Malformed(String pointer, String reason) implements Decoded {}
}
