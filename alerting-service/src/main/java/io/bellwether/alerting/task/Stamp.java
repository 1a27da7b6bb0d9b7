package io.bellwether.alerting.task;

import java.time.Instant;

/** Who did something, and when. */
public record Stamp(String who, Instant at) {}
