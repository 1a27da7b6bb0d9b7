package io.bellwether.alerting.notify;

import java.util.UUID;

/**
 * Where something is sent over HTTP.
 *
 * @param person whose own it is: they are told by their preferences; null where it is told of all that its filter matches
 * @param enabled otherwise deliveries are only written down
 */
public record Endpoint(UUID id, Channel channel, String person, Filter filter, boolean enabled) {}
