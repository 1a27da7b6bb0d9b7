package io.bellwether.alerting.decide;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.task.Task;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * What a signal is decided by.
 *
 * @param account what is known of it
 * @param newest the latest task of the signal's identity, open or closed; null where there never was one
 * @param held what waits of the signal's identity; null where nothing does
 * @param open all tasks of the account that are not closed
 * @param returns how often the newest task was opened again by itself in the time that counts for flapping
 * @param silences those that are in force
 * @param spent by CSM, how much this week has brought; absent for nothing
 */
public record Situation(
        Account account,
        Task newest,
        Held held,
        Collection<Task> open,
        int returns,
        Collection<Silence> silences,
        Map<String, Integer> spent,
        Instant now) {}
