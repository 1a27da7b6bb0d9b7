package io.bellwether.quickstart.simulator;

import io.bellwether.events.Usage.Community;
import io.bellwether.events.Usage.DataQuality;
import io.bellwether.events.Usage.FeatureUsed;
import io.bellwether.events.Usage.Login;
import io.bellwether.events.Usage.SelfService;
import io.bellwether.events.Usage.Session;
import io.bellwether.events.Usage.Workflow;
import java.time.DayOfWeek;

/** How an ordinary customer uses the product: busy on weekdays, quiet on weekends. */
final class OrdinaryUsage {

    /** Active users as part of the seats. More than at best would be an expansion trigger of its own. */
    private static final double AT_BEST = 0.84;

    private static final double AT_WORST = 0.45;

    private OrdinaryUsage() {}

    static void tell(Diary diary, int ago) {
        var customer = diary.customer();
        long weekday = weekday(diary, ago);
        if (weekday >= 0) {
            logins(diary, ago, weekday);
            diary.note(ago, feature(customer, weekday));
            if (weekday % 3 == 0) {
                diary.note(ago, new Session(user(customer, weekday), 240 + 600 * customer.trait(4)));
            }
        } else if (diary.chance(ago).nextInt(4) == 0) {
            diary.note(ago, new Login(user(customer, 0)));
        }
        if (Math.floorMod(diary.date(ago).toEpochDay() + customer.number(), 30) == 0) {
            monthly(diary, ago);
        }
    }

    /** What the customer is expected to do. */
    static double expectedLoginsPerWeek(Customer customer) {
        return 5.0 * loginsPerDay(customer) * (1.4 - 0.4 * customer.fortune());
    }

    private static void logins(Diary diary, int ago, long weekday) {
        var customer = diary.customer();
        int logins = loginsPerDay(customer) - (diary.chance(ago).nextInt(6) == 0 ? 1 : 0);
        for (int i = 0; i < logins; i++) {
            diary.note(ago, new Login(user(customer, weekday * loginsPerDay(customer) + i)));
        }
    }

    private static int loginsPerDay(Customer customer) {
        return 1 + customer.seats() / 10;
    }

    /** Everybody who is active takes turns. */
    private static String user(Customer customer, long turn) {
        int active = (int) (customer.seats() * (AT_WORST + (AT_BEST - AT_WORST) * customer.fortune()));
        return "u-" + Math.floorMod(turn, Math.max(1, active));
    }

    private static FeatureUsed feature(Customer customer, long weekday) {
        int used = (int) Math.ceil(customer.features() * (0.6 + 0.4 * customer.fortune()));
        long turn = Math.floorMod(weekday, used);
        return new FeatureUsed("f-" + turn, user(customer, weekday), 3, turn < 4);
    }

    private static void monthly(Diary diary, int ago) {
        var customer = diary.customer();
        diary.note(
                ago,
                new DataQuality(0.8 + 0.2 * customer.trait(7)),
                new Workflow("close-case", Workflow.State.STARTED),
                new Workflow("close-case", Workflow.State.COMPLETED),
                new SelfService(user(customer, 1), "getting-started"),
                new Community(user(customer, 2), "answered"));
    }

    /** Counts the weekdays since long ago; −1 on a weekend. */
    private static long weekday(Diary diary, int ago) {
        var date = diary.date(ago);
        if (date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
            return -1;
        }
        // Day 4 of the epoch is a Monday.
        long sinceMonday = date.toEpochDay() - 4;
        return Math.floorDiv(sinceMonday, 7) * 5 + Math.floorMod(sinceMonday, 7);
    }
}
