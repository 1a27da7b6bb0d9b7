package io.bellwether.alerting.task;

import io.bellwether.events.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a task tells the CSM.
 *
 * @param since the day on which the condition became true
 * @param assigned whose it is
 * @param due the last day on which taking it up is in time
 */
public record Content(
        Severity severity,
        LocalDate since,
        String title,
        Explanation explanation,
        Customer customer,
        Assignment assigned,
        LocalDate due,
        Urgency urgency) {

    /** Null where it is nobody's. */
    public String owner() {
        return assigned.owner();
    }

    Content with(Assignment newAssignment) {
        return new Content(severity, since, title, explanation, customer, newAssignment, due, urgency);
    }

    Content titled(String newTitle) {
        return new Content(severity, since, newTitle, explanation, customer, assigned, due, urgency);
    }

    Content withUrgency(Urgency newUrgency) {
        return new Content(severity, since, title, explanation, customer, assigned, due, newUrgency);
    }

    /** Where it differs from what was told before, in words; empty where it does not: urgency only follows from it. */
    List<String> differencesFrom(Content before) {
        var differences = new ArrayList<String>();
        tell(differences, "severity", Words.of(before.severity), Words.of(severity));
        tell(differences, "due", before.due, due);
        tell(differences, "owner", before.owner(), owner());
        tell(differences, "score", before.explanation.score(), explanation.score());
        if (!before.explanation.evidence().equals(explanation.evidence())) {
            differences.add("evidence");
        }
        if (differences.isEmpty() && !before.withUrgency(urgency).equals(this)) {
            differences.add("details");
        }
        return differences;
    }

    private static void tell(List<String> differences, String what, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            differences.add(before == null ? what + " " + now : what + " from " + before + " to " + now);
        }
    }
}
