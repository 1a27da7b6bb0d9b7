package io.bellwether.quickstart.simulator;

import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Expansion;
import io.bellwether.events.Account.Goal;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Renewal;
import io.bellwether.events.Account.Roi;
import io.bellwether.events.Account.Sentiment;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Usage.LimitReached;
import io.bellwether.events.Usage.Login;

/** Stories of customers who do so well that they are ready for more. */
final class GrowthPlots {

    private GrowthPlots() {}

    static void seatsFull(Diary diary) {
        flourish(diary);
        for (int seat = 0; seat < diary.customer().seats(); seat++) {
            diary.note(1 + seat % 10, new Login("u-" + seat));
        }
        diary.note(5, new Signal(Signal.Type.WAITLIST));
        diary.note(4, new Signal(Signal.Type.DEPARTMENTS_INTERESTED));
    }

    static void planOutgrown(Diary diary) {
        flourish(diary);
        diary.note(12, new LimitReached("api-calls"));
        diary.note(6, new LimitReached("api-calls"), new Signal(Signal.Type.TIER_LIMIT));
        diary.note(3, new Signal(Signal.Type.ADVANCED_FEATURE_REQUESTED));
    }

    static void newUseCase(Diary diary) {
        flourish(diary);
        diary.note(14, new Signal(Signal.Type.NEW_USE_CASE));
        diary.note(8, new Signal(Signal.Type.CROSS_FUNCTIONAL));
    }

    static void bigPlans(Diary diary) {
        flourish(diary);
        diary.note(16, new Signal(Signal.Type.COMPLEX_IMPLEMENTATION));
        diary.note(9, new Signal(Signal.Type.CUSTOM_INTEGRATION), new Signal(Signal.Type.TRAINING_NEEDED));
    }

    static void advocate(Diary diary) {
        flourish(diary);
        diary.note(10, new Goal("shorter-handling-time", Goal.State.ACHIEVED), new Roi(1.0, 1.6));
        diary.note(7, RiskPlots.nps(diary, "champion", 10), RiskPlots.nps(diary, "sponsor", 10));
        diary.note(6, new Signal(Signal.Type.REFERENCE_WILLING), new Signal(Signal.Type.ADVISORY_BOARD));
    }

    /** Well above the score that opens the gate to expansion. */
    private static void flourish(Diary diary) {
        diary.note(25, new Expansion(0.2 * diary.customer().arr()));
        diary.note(20, new Meeting(Meeting.Type.EXECUTIVE, Meeting.State.HELD, true, true));
        diary.note(18, RiskPlots.contact(diary, "champion", Role.CHAMPION, Change.PROMOTED));
        diary.note(15, new Signal(Signal.Type.GROWTH), new Sentiment(0.9));
        diary.note(13, new Renewal(null, 0.97, true));
    }
}
