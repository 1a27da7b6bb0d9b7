package io.bellwether.quickstart.simulator;

import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Message;
import io.bellwether.events.Account.Payment;
import io.bellwether.events.Account.Sentiment;
import io.bellwether.events.Survey;
import io.bellwether.events.Survey.Answered;
import io.bellwether.events.Survey.Invited;
import io.bellwether.events.Ticket.Closed;
import io.bellwether.events.Ticket.Opened;
import io.bellwether.events.Ticket.Priority;
import io.bellwether.events.Ticket.Resolved;
import java.util.List;

/** What an ordinary customer talks about with us, at its own steady intervals: messages, meetings, tickets, surveys. */
final class OrdinaryContact {

    private static final List<String> TOPICS =
            List.of("export", "permissions", "sync", "billing", "search", "mobile", "api", "reports");
    private static final List<String> PEOPLE = List.of("champion", "sponsor", "user");

    private OrdinaryContact() {}

    static void tell(Diary diary, int ago) {
        long day = diary.date(ago).toEpochDay();
        int shift = 11 * diary.customer().number();
        if (is(1, 7, day + shift)) {
            message(diary, ago);
        }
        if (is(3, 14, day + shift)) {
            diary.note(ago, new Meeting(Meeting.Type.CHECK_IN, Meeting.State.HELD, false, true));
        }
        if (is(10, 84, day + shift)) {
            diary.note(ago, new Meeting(Meeting.Type.QBR, Meeting.State.SCHEDULED, true, null));
            diary.note(ago, new Meeting(Meeting.Type.QBR, Meeting.State.HELD, true, true));
        }
        if (is(5, 21, day + shift)) {
            ticket(diary, ago, (int) Math.floorMod(day / 21, (long) TOPICS.size()));
        }
        if (is(20, 90, day + shift)) {
            nps(diary, ago);
        }
        if (is(8, 30, day + shift)) {
            diary.note(ago, new Payment(Payment.State.CURRENT));
            diary.note(ago, new Sentiment(0.8 * diary.customer().fortune()));
        }
    }

    private static boolean is(int turn, int every, long day) {
        return Math.floorMod(day, every) == turn;
    }

    private static void message(Diary diary, int ago) {
        var who = diary.customer().person("champion");
        diary.note(ago, new Message(Message.State.SENT, "mail", who));
        if (diary.chance(ago).nextDouble() < 0.5 + 0.5 * diary.customer().fortune()) {
            diary.note(ago, new Message(Message.State.ANSWERED, "mail", who));
        }
    }

    static void ticket(Diary diary, int ago, int topic) {
        var id = diary.customer().id() + "-" + diary.date(ago);
        var who = diary.customer().person("user");
        diary.note(ago, new Opened(id, Priority.P3, TOPICS.get(topic), who));
        diary.note(ago, new Resolved(id, 3 + 10 * diary.chance(ago).nextDouble()));
        diary.note(ago, new Closed(id, null));
        // Always the same: a mean that happened to fall would be a risk.
        diary.note(ago, SupportPlots.csat(diary, diary.customer().fortune() < 0.4 ? 4 : 5, id));
        diary.note(ago, new Answered(Survey.Type.CES, topic % 2 == 0 ? 1.0 : 2.0, who, null, id, null));
    }

    private static void nps(Diary diary, int ago) {
        var enthusiasm = diary.customer().trait(9) < 0.7 ? List.of(9.0, 8.0, 9.0) : List.of(9.0, 8.0, 8.0);
        for (int i = 0; i < PEOPLE.size(); i++) {
            var invitation =
                    "nps-%s-%s".formatted(diary.date(ago), diary.customer().person(PEOPLE.get(i)));
            var who = diary.customer().person(PEOPLE.get(i));
            diary.note(ago, new Invited(invitation, Survey.Type.NPS, who));
            diary.note(ago, new Answered(Survey.Type.NPS, enthusiasm.get(i), who, null, null, invitation));
        }
    }
}
