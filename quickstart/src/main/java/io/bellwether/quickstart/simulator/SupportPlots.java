package io.bellwether.quickstart.simulator;

import io.bellwether.events.Account.Sentiment;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Survey.Answered;
import io.bellwether.events.Ticket;
import io.bellwether.events.Ticket.Escalated;
import io.bellwether.events.Ticket.Opened;
import io.bellwether.events.Ticket.Priority;
import io.bellwether.events.Ticket.Reopened;
import io.bellwether.events.Ticket.Resolved;
import io.bellwether.events.Ticket.SlaBreached;

/** Stories told by tickets and survey answers. */
final class SupportPlots {

    private SupportPlots() {}

    /** Something broke: many tickets about it, reopened, escalated to executives, and bad marks. */
    static void storm(Diary diary) {
        for (int ago = 18; ago >= 1; ago--) {
            var ticket = "%s-storm-%d".formatted(diary.customer().id(), ago);
            var priority = ago % 3 == 0 ? Priority.P1 : Priority.P2;
            diary.note(
                    ago,
                    new Opened(ticket, priority, "data-loss", diary.customer().person("user")));
            if (ago % 4 == 0) {
                diary.note(ago, new Reopened(ticket), new SlaBreached(ticket));
            }
            if (ago % 5 == 0) {
                diary.note(ago, new Escalated(ticket, Escalated.Level.EXECUTIVE));
            }
            if (ago % 2 == 0) {
                diary.note(ago, new Resolved(ticket, 60.0), csat(diary, ago % 4 == 0 ? 1 : 2, ticket));
            }
        }
        diary.note(3, new Sentiment(-0.7));
    }

    /** Mean CSAT falls over three windows of 30 days. */
    static void csatSliding(Diary diary) {
        diary.strike(OrdinaryLife.HISTORY, Ticket.class::isInstance);
        diary.strike(OrdinaryLife.HISTORY, SupportPlots::isCsat);
        for (int ago : new int[] {75, 70, 65}) {
            diary.note(ago, csat(diary, 5, null));
        }
        for (int ago : new int[] {50, 45, 40}) {
            diary.note(ago, csat(diary, 4, null));
        }
        for (int ago : new int[] {20, 15, 10}) {
            diary.note(ago, csat(diary, 3, null));
        }
    }

    static void detractor(Diary diary) {
        var who = diary.customer().person("sponsor");
        diary.note(8, new Answered(Survey.Type.NPS, 2.0, who, "promises were not kept", null, null));
    }

    static Answered csat(Diary diary, double stars, String ticket) {
        var who = diary.customer().person("user");
        return new Answered(Survey.Type.CSAT, stars, who, null, ticket, null);
    }

    private static boolean isCsat(Fact fact) {
        return fact instanceof Answered answer && answer.survey() == Survey.Type.CSAT;
    }
}
