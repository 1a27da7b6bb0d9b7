package io.bellwether.alerting.calendar;

import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.time.LocalDate;

/**
 * A date in the calendar of an account that has come.
 *
 * @param day on which it came; with account, type and reason it is the identity
 * @param dueIn working days from that day to the last one on which acting is in time
 * @param why in plain words
 */
public record Occasion(Task.Type type, String reason, LocalDate day, int dueIn, Severity severity, String why) {}
