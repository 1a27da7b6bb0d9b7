package io.bellwether.e2e.faults;

import io.bellwether.events.Account;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import java.util.Random;
import java.util.Set;

/** How an account fares: of the good news alone come opportunities, and of a young contract the risks of onboarding. */
enum Life {
    MIXED,
    THRIVING,
    BEGINNING;

    private static final Set<Account.Signal.Type> TROUBLE = Set.of(
            Account.Signal.Type.COMPETITOR_MENTIONED,
            Account.Signal.Type.RFP,
            Account.Signal.Type.BUDGET_CUT,
            Account.Signal.Type.UNRESPONSIVE);

    /** Half of the accounts fare anyhow. */
    static Life of(int account) {
        return switch (account % 4) {
            case 0 -> THRIVING;
            case 1 -> BEGINNING;
            default -> MIXED;
        };
    }

    /** How long ago a contract began: any time, past the first ninety days and not near its end, or within them. */
    int daysOfContract(Random random) {
        return switch (this) {
            case MIXED -> random.nextInt(400);
            case THRIVING -> random.nextInt(100, 260);
            case BEGINNING -> random.nextInt(80);
        };
    }

    /** With users, features, logins and tickets to go by: who thrives reaches these, others may not. */
    Account.Described described(double arr) {
        return this == THRIVING ? described(arr, 8, 6, 1.0, 10.0) : described(arr, 20, 12, 10.0, 3.0);
    }

    private static Account.Described described(double arr, int users, int features, double logins, double tickets) {
        return new Account.Described(
                "name", null, arr, "maria", null, null, users, features, logins, tickets, null, null, null);
    }

    boolean isUsual(Fact fact) {
        return this != THRIVING || isGood(fact);
    }

    private static boolean isGood(Fact fact) {
        return switch (fact) {
            case Ticket.Opened ticket -> ticket.priority().compareTo(Ticket.Priority.P2) > 0;
            case Ticket.Escalated _, Ticket.Reopened _, Account.Churned _ -> false;
            case Survey.Answered answered -> isGood(answered);
            case Usage.Training training -> training.state() != Usage.Training.State.MISSED;
            case Account.Message message -> message.state() == Account.Message.State.ANSWERED;
            case Account.Meeting meeting -> meeting.state() == Account.Meeting.State.HELD;
            case Account.Contact contact ->
                contact.change() != Account.Contact.Change.LEFT
                        && contact.change() != Account.Contact.Change.DISENGAGED;
            case Account.Signal signal -> !TROUBLE.contains(signal.signal());
            case Account.Sentiment sentiment -> sentiment.score() > 0;
            case Account.Payment payment -> payment.state() == Account.Payment.State.CURRENT;
            case Account.Renewal renewal -> renewal.confidence() >= 0.9;
            default -> true;
        };
    }

    private static boolean isGood(Survey.Answered answered) {
        return switch (answered.survey()) {
            case NPS -> answered.score() >= 9;
            case CSAT -> answered.score() >= 4;
            case CES -> answered.score() <= 2;
        };
    }
}
