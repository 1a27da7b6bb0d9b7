package io.bellwether.health.state;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;

/**
 * Puts one event into an account's state (models §2, §3).
 *
 * <p>Counts of events older than the horizon are left out; what they say of latest values, and that they were ever
 * seen, stays. Each event must be folded once only.
 */
public final class Folding {

    private static final double MILLION = 1_000_000;

    private final AccountState state;
    private final Event event;
    private final int day;
    private final long micros;
    private final boolean counts;

    private Folding(AccountState state, Event event, int oldestDay) {
        this.state = state;
        this.event = event;
        this.micros = Entry.micros(event.time());
        this.day = (int) Math.floorDiv(event.time().getEpochSecond(), 86_400);
        this.counts = day >= oldestDay;
    }

    /**
     * Folds an event.
     *
     * @param oldestDay the first day within the horizon
     * @return whether the event was late: older than the horizon, so that its counts were left out
     */
    public static boolean fold(AccountState state, Event event, int oldestDay) {
        state.keptFrom(oldestDay);
        var folding = new Folding(state, event, oldestDay);
        folding.fold(event.fact());
        return !folding.counts;
    }

    private void fold(Fact fact) {
        switch (fact) {
            case Usage usage -> usage(usage);
            case Ticket ticket -> ticket(ticket);
            case Survey survey -> survey(survey);
            case Account account -> {
                count(Tally.ACCOUNT_EVENTS);
                new AccountFolding(this).fold(account);
            }
            default -> {} // Bellwether's own findings are no input
        }
    }

    private void usage(Usage usage) {
        switch (usage) {
            case Usage.Login login -> {
                count(Tally.LOGINS);
                actedBy(login.user());
            }
            case Usage.FeatureUsed used -> {
                count(Tally.FEATURE_USES, used.count());
                actedBy(used.user());
                if (counts) {
                    state.features.add(day, used.feature());
                }
            }
            case Usage.Session session -> {
                count(Tally.SESSIONS);
                count(Tally.SESSION_MICROSECONDS, millionths(session.durationSeconds()));
                actedBy(session.user());
            }
            case Usage.Workflow workflow ->
                count(
                        workflow.state() == Usage.Workflow.State.STARTED
                                ? Tally.WORKFLOWS_STARTED
                                : Tally.WORKFLOWS_COMPLETED);
            case Usage.LimitReached _ -> count(Tally.LIMITS_REACHED);
            case Usage.Integration integration ->
                put(
                        Field.INTEGRATION,
                        integration.integration(),
                        integration.state() == Usage.Integration.State.CONNECTED ? 1 : 0);
            case Usage.DataQuality quality -> put(Field.DATA_QUALITY, quality.score());
            case Usage.SelfService _ -> count(Tally.SELF_SERVICE);
            case Usage.Community _ -> count(Tally.COMMUNITY);
            case Usage.Training training -> count(tally(training.state()));
        }
    }

    private static Tally tally(Usage.Training.State state) {
        return switch (state) {
            case ENROLLED -> Tally.TRAININGS_ENROLLED;
            case ATTENDED -> Tally.TRAININGS_ATTENDED;
            case MISSED -> Tally.TRAININGS_MISSED;
            case COMPLETED -> Tally.TRAININGS_COMPLETED;
        };
    }

    private void ticket(Ticket ticket) {
        switch (ticket) {
            case Ticket.Opened opened -> opened(opened);
            case Ticket.Escalated escalated -> {
                count(Tally.ESCALATIONS);
                if (escalated.level() == Ticket.Escalated.Level.EXECUTIVE) {
                    count(Tally.EXECUTIVE_ESCALATIONS);
                }
            }
            case Ticket.Reopened _ -> count(Tally.REOPENED);
            case Ticket.SlaBreached _ -> count(Tally.SLA_BREACHED);
            case Ticket.Resolved resolved
            when resolved.resolutionHours() == null -> put(Field.TICKET_RESOLVED, resolved.ticket(), 1);
            case Ticket.Resolved resolved -> {
                count(Tally.RESOLVED_TIMED);
                count(Tally.RESOLUTION_MICROHOURS, millionths(resolved.resolutionHours()));
            }
            case Ticket.Closed _ -> {} // asks for a survey, says nothing of health
        }
    }

    private void opened(Ticket.Opened opened) {
        count(Tally.TICKETS_OPENED);
        if (opened.priority() == Ticket.Priority.P1) {
            count(Tally.TICKETS_P1);
        }
        if (opened.priority() == Ticket.Priority.P2) {
            count(Tally.TICKETS_P2);
        }
        put(Field.TICKET_OPENED, opened.ticket(), 1);
        if (counts && opened.topic() != null) {
            state.ticketTopics
                    .computeIfAbsent(opened.topic(), _ -> new DayRows(1))
                    .add(day, 0, 1);
        }
    }

    private void survey(Survey survey) {
        switch (survey) {
            case Survey.Invited invited when invited.survey() == Survey.Type.NPS -> count(Tally.NPS_INVITED);
            case Survey.Invited _, Survey.Expired _ -> {} // only NPS invitations are measured
            case Survey.Answered answered -> answered(answered);
        }
    }

    private void answered(Survey.Answered answered) {
        double score = answered.score();
        switch (answered.survey()) {
            case CSAT -> {
                count(Tally.CSAT_ANSWERS);
                count(Tally.CSAT_MILLIONTHS, millionths(score));
                if (score >= 4) {
                    count(Tally.CSAT_SATISFIED);
                }
            }
            case CES -> {
                count(Tally.CES_ANSWERS);
                count(Tally.CES_MILLIONTHS, millionths(score));
            }
            case NPS -> {
                count(Tally.NPS_ANSWERS);
                if (score >= 9) {
                    count(Tally.NPS_PROMOTERS);
                }
                var contact = answered.contact();
                put(Field.NPS_ANSWER, contact == null ? "\0" + event.source() + "\0" + event.id() : contact, score);
            }
        }
    }

    private void actedBy(String user) {
        if (user != null) {
            count(Tally.USER_ACTIONS);
            if (counts) {
                state.users.add(day, user);
            }
        }
    }

    void count(Tally tally) {
        count(tally, 1);
    }

    void count(Tally tally, long amount) {
        state.seen(tally, day);
        if (counts) {
            if (tally.summed()) {
                state.rows(tally.group).add(day, tally.column(), amount);
            }
            state.counted(tally, micros, event.id());
        }
    }

    void put(Field field, double number) {
        put(field, "", number);
    }

    void put(Field field, String of, double number) {
        if (counts || !field.counts()) {
            state.latest.put(field, of, new Entry(micros, event.id(), number, null));
        }
    }

    void putText(Field field, String of, String text) {
        state.latest.put(field, of, new Entry(micros, event.id(), Double.NaN, text));
    }

    static long millionths(double amount) {
        return Math.round(amount * MILLION);
    }
}
