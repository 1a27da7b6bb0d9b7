package io.bellwether.quickstart.simulator;

import io.bellwether.events.Account.Contact;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Account.Expansion;
import io.bellwether.events.Account.Goal;
import io.bellwether.events.Account.Kpi;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Milestone;
import io.bellwether.events.Account.Renewal;
import io.bellwether.events.Account.Roi;
import io.bellwether.events.Usage.Integration;
import io.bellwether.events.Usage.Training;

/** The life of a customer who does well: how it began, and then every day alike. Stories edit it. */
final class OrdinaryLife {

    /** How much of the past is told, in days. */
    static final int HISTORY = 120;

    private static final int TERM = 365;

    private OrdinaryLife() {}

    /** Notes all up to the given day, which may lie after the first. */
    static void tell(Diary diary, int untilAgo) {
        var customer = diary.customer();
        begin(diary, customer);
        int from = Math.min(HISTORY, customer.age());
        for (int ago = from; ago >= untilAgo; ago--) {
            OrdinaryUsage.tell(diary, ago);
            OrdinaryContact.tell(diary, ago);
        }
    }

    static Contract contract(Diary diary, int endsIn) {
        var end = diary.date(-endsIn);
        return new Contract(end.minusDays(TERM), end, diary.customer().arr(), 12);
    }

    private static void begin(Diary diary, Customer customer) {
        int age = customer.age();
        diary.note(age, contract(diary, TERM - age), described(diary, customer));
        diary.note(age, people(customer));
        diary.note(age - 2, new Meeting(Meeting.Type.KICKOFF, Meeting.State.HELD, true, true));
        diary.note(age - 2, milestone(Milestone.Type.KICKOFF), milestone(Milestone.Type.PROVISIONED));
        diary.note(age - 3, new Integration("sso", Integration.State.CONNECTED));
        diary.note(age - 4, new Goal("shorter-handling-time", Goal.State.SET));
        diary.note(age - 5, new Training("basics", Training.State.ENROLLED, customer.person("user")));
        diary.note(age - 6, new Training("basics", Training.State.ATTENDED, customer.person("user")));
        // Questions come in the first two weeks; later ones would be a sign of a slow start.
        OrdinaryContact.ticket(diary, age - 6, 1);
        OrdinaryContact.ticket(diary, age - 9, 2);
        diary.note(age - 7, new Training("basics", Training.State.COMPLETED, customer.person("user")));
        diary.note(age - 8, milestone(Milestone.Type.FIRST_VALUE), milestone(Milestone.Type.GO_LIVE));
        if (age > HISTORY / 2) {
            settle(diary, customer);
        }
    }

    /** What is known of those who are no longer new. */
    private static void settle(Diary diary, Customer customer) {
        diary.note(50, new Integration("crm", Integration.State.CONNECTED), new Kpi("handling-time", 4.0));
        diary.note(45, new Roi(1.0, 0.9));
        diary.note(35, new Renewal(null, 0.9 + customer.trait(1) / 10, true));
        if (customer.trait(2) < 0.6) {
            diary.note(75, new Expansion(customer.arr() * (0.1 + customer.trait(3) / 5)));
        }
    }

    private static Milestone milestone(Milestone.Type type) {
        return new Milestone(type, Milestone.State.DONE);
    }

    private static Described described(Diary diary, Customer customer) {
        return new Described(
                customer.name(),
                customer.segment().label(),
                customer.arr(),
                customer.csm(),
                customer.industry(),
                null,
                customer.seats(),
                customer.features(),
                OrdinaryUsage.expectedLoginsPerWeek(customer),
                6.0,
                diary.date(customer.age()),
                null,
                null);
    }

    private static Contact[] people(Customer customer) {
        return new Contact[] {
            added(customer, "champion", Role.CHAMPION),
            added(customer, "sponsor", Role.SPONSOR),
            added(customer, "user", Role.USER)
        };
    }

    private static Contact added(Customer customer, String who, Role role) {
        var mail = who + "@" + customer.id() + ".example";
        return new Contact(customer.person(who), role, Change.ADDED, null, mail);
    }
}
