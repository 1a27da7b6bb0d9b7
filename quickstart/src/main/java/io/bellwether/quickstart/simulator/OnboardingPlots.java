package io.bellwether.quickstart.simulator;

import io.bellwether.events.Account.Blocker;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Message;
import io.bellwether.events.Account.Milestone;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Ticket;
import io.bellwether.events.Ticket.Opened;
import io.bellwether.events.Ticket.Priority;
import io.bellwether.events.Usage;
import io.bellwether.events.Usage.Training;

/** Stories of customers in their first 90 days. */
final class OnboardingPlots {

    private OnboardingPlots() {}

    static void kickoffLate(Diary diary) {
        int sinceTheContract = diary.customer().age() + 1;
        diary.strike(sinceTheContract, Milestone.class::isInstance);
        diary.strike(sinceTheContract, fact -> fact instanceof Meeting m && m.meeting() == Meeting.Type.KICKOFF);
        diary.note(6, new Meeting(Meeting.Type.KICKOFF, Meeting.State.MISSED, null, null));
    }

    static void nobodyLogsIn(Diary diary) {
        diary.strike(diary.customer().age() + 1, Usage.class::isInstance);
    }

    static void blocked(Diary diary) {
        diary.note(12, new Blocker("single-sign-on", Blocker.State.OPENED));
    }

    /** Nobody on the other side steers: no sponsor, no criteria, no answer. */
    static void adrift(Diary diary) {
        diary.strike(20, fact -> fact instanceof Message m && m.state() == Message.State.ANSWERED);
        diary.strike(20, Meeting.class::isInstance);
        diary.note(15, RiskPlots.contact(diary, "sponsor", Role.SPONSOR, Change.DISENGAGED));
        diary.note(12, new Signal(Signal.Type.CRITERIA_MISSING));
        diary.note(5, new Signal(Signal.Type.UNRESPONSIVE));
    }

    static void slow(Diary diary) {
        var customer = diary.customer();
        int age = customer.age();
        diary.strike(age + 1, fact -> fact instanceof Ticket || fact instanceof Training);
        diary.note(age - 5, new Training("basics", Training.State.ATTENDED, customer.person("user")));
        for (int missed = 6; missed < 9; missed++) {
            diary.note(age - missed, new Training("basics", Training.State.MISSED, customer.person("user")));
        }
        for (int day = 16; day < 22; day++) {
            var ticket = "%s-start-%d".formatted(customer.id(), day);
            diary.note(age - day, new Opened(ticket, Priority.P3, "set-up-" + day, customer.person("user")));
        }
        diary.note(11, new Signal(Signal.Type.RESOURCES_LIMITED), new Signal(Signal.Type.PRIORITIES_COMPETING));
        diary.note(9, RiskPlots.contact(diary, "second-champion", Role.CHAMPION, Change.ADDED));
        diary.note(8, RiskPlots.contact(diary, "champion", Role.CHAMPION, Change.LEFT));
    }
}
