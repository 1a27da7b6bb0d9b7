package io.bellwether.quickstart.simulator;

import io.bellwether.events.Account.Churned;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Account.Renewal;
import io.bellwether.events.Usage.Login;

/** Stories about the end of a contract, and of customers of whom we know little or nothing any more. */
final class RenewalPlots {

    private RenewalPlots() {}

    static void untouched(Diary diary) {
        endsIn(diary, 60);
        diary.strike(OrdinaryLife.HISTORY, Renewal.class::isInstance);
    }

    static void doubtful(Diary diary) {
        endsIn(diary, 75);
        diary.note(7, new Renewal(Renewal.Stage.PROPOSED, 0.45, false));
    }

    static void hesitant(Diary diary) {
        endsIn(diary, 80);
        diary.note(7, new Renewal(Renewal.Stage.NEGOTIATING, 0.75, true));
    }

    static void lapsed(Diary diary) {
        endsIn(diary, -9);
        diary.note(30, new Renewal(Renewal.Stage.NEGOTIATING, 0.95, true));
    }

    static void lost(Diary diary) {
        endsIn(diary, -30);
        diary.note(31, new Renewal(Renewal.Stage.LOST, 0.0, false));
        diary.note(30, new Churned("went to a competitor"));
        diary.strike(30, fact -> !(fact instanceof Churned));
    }

    /** Came in by a file that said little more than the name: not scored, and never green by default. */
    static void hardlyKnown(Diary diary) {
        diary.strike(Integer.MAX_VALUE, _ -> true);
        var customer = diary.customer();
        diary.note(
                customer.age(),
                new Described(
                        customer.name(),
                        customer.segment().label(),
                        customer.arr(),
                        customer.csm(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        diary.note(10, new Login("u-0"));
    }

    private static void endsIn(Diary diary, int days) {
        diary.strike(Integer.MAX_VALUE, Contract.class::isInstance);
        diary.note(diary.customer().age(), OrdinaryLife.contract(diary, days));
    }
}
