package io.bellwether.alerting.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.events.Task;
import java.util.UUID;

/** What a task is about; at most one task of each identity is open. */
public record Identity(String account, Task.Type type, String reason) {

    /** As for all names that are keys in the database. */
    static final int LONGEST_REASON = 256;

    public Identity {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason has from 1 to " + LONGEST_REASON + " characters");
        }
    }

    /**
     * The id of a task of this identity: always the same, so that nothing can be raised twice.
     *
     * @param occurrence counts the tasks of the identity from 1
     */
    UUID taskId(int occurrence) {
        var name = String.join("\0", account, type.name(), reason, Integer.toString(occurrence));
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
