package io.bellwether.alerting.escalate;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.task.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * A task and what has become of it since it was opened.
 *
 * @param owner by whose calendar days and working time are counted
 * @param opened when it was raised, or opened again the last time
 * @param woken when it came back from being snoozed the last time; null where it never was
 * @param nextStep the day on which the next open step of its playbook is due, or its last one where none is open; null
 *     where it goes by none
 * @param reached the names of all levels that it has reached or passed since then
 * @param breached the times that were not kept since then
 */
public record Situation(
        Task task,
        Person owner,
        Account account,
        Instant opened,
        Instant woken,
        LocalDate nextStep,
        Set<String> reached,
        Set<Sla.Kind> breached) {}
