package io.bellwether.alerting.task;

import java.time.LocalDate;

/**
 * How urgent a task is, and why.
 *
 * @param value the higher, the more urgent
 * @param how the factors of the value, in words
 * @param until the day from which it is another one as the renewal draws nearer; null where it stays
 */
public record Urgency(double value, String how, LocalDate until) {}
