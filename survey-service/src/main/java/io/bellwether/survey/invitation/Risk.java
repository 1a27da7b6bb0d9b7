package io.bellwether.survey.invitation;

import io.bellwether.events.Severity;
import io.bellwether.events.Survey;
import java.time.LocalDate;

/**
 * A churn risk that an account has.
 *
 * @param indicator its name, such as {@code usage-decline}
 * @param since the day on which it became true
 */
public record Risk(String indicator, Severity severity, LocalDate since) {

    /** Who may be about to leave is not nudged to say whether they would recommend us. */
    public boolean mutes(Survey.Type survey) {
        return survey == Survey.Type.NPS && severity.compareTo(Severity.HIGH) <= 0;
    }
}
