package io.bellwether.quickstart.simulator;

import io.bellwether.events.Account.Contact;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Message;
import io.bellwether.events.Account.Payment;
import io.bellwether.events.Account.Renewal;
import io.bellwether.events.Account.Sentiment;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Survey.Answered;
import io.bellwether.events.Usage;

/** Stories of customers whom we lose sight of, or who lose faith in us. */
final class RiskPlots {

    /** The days in which a held meeting counts as participation; a bit more. */
    private static final int QBR_MEMORY = 95;

    private RiskPlots() {}

    static void quietlyLeaving(Diary diary) {
        diary.fade(40, 0.0, Usage.class::isInstance);
        diary.strike(22, Usage.class::isInstance);
        diary.strike(45, fact -> fact instanceof Message m && m.state() == Message.State.ANSWERED);
        diary.strike(45, Meeting.class::isInstance);
        diary.strike(40, fact -> fact instanceof Payment || fact instanceof Renewal || fact instanceof Sentiment);
        diary.note(27, missed(Meeting.Type.CHECK_IN));
        diary.note(20, new Payment(Payment.State.LATE));
        diary.note(13, missed(Meeting.Type.CHECK_IN), new Sentiment(-0.9));
        diary.note(11, nps(diary, "champion", 4), nps(diary, "sponsor", 5));
        diary.note(6, missed(Meeting.Type.QBR), new Payment(Payment.State.OVERDUE));
        diary.note(5, new Renewal(Renewal.Stage.STARTED, 0.35, false));
        diary.strike(QBR_MEMORY, RiskPlots::isHeldQbr);
    }

    static void championLeft(Diary diary) {
        diary.note(6, contact(diary, "champion", Role.CHAMPION, Change.LEFT));
    }

    static void sponsorLeft(Diary diary) {
        diary.note(9, contact(diary, "sponsor", Role.SPONSOR, Change.DISENGAGED));
    }

    static void competitorSniffing(Diary diary) {
        diary.note(21, new Signal(Signal.Type.COMPETITOR_MENTIONED));
        diary.note(11, new Signal(Signal.Type.COMPETITOR_MENTIONED));
        diary.note(4, new Signal(Signal.Type.RFP));
    }

    static void qbrMissed(Diary diary) {
        diary.strike(QBR_MEMORY, RiskPlots::isHeldQbr);
        diary.note(15, missed(Meeting.Type.QBR));
    }

    static void unhappyPayer(Diary diary) {
        diary.strike(60, Payment.class::isInstance);
        diary.note(41, new Payment(Payment.State.LATE));
        diary.note(14, new Signal(Signal.Type.BUDGET_CUT));
        diary.note(12, new Payment(Payment.State.OVERDUE), new Renewal(null, null, false));
    }

    static Contact contact(Diary diary, String who, Role role, Change change) {
        return new Contact(diary.customer().person(who), role, change, null, null);
    }

    static Answered nps(Diary diary, String who, double score) {
        return new Answered(Survey.Type.NPS, score, diary.customer().person(who), null, null, null);
    }

    private static Meeting missed(Meeting.Type type) {
        return new Meeting(type, Meeting.State.MISSED, null, null);
    }

    private static boolean isHeldQbr(Fact fact) {
        return fact instanceof Meeting m && m.meeting() == Meeting.Type.QBR && m.state() == Meeting.State.HELD;
    }
}
