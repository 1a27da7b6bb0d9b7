package io.bellwether.health.risk;

import static io.bellwether.health.risk.Subject.say;

import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Renewal.Stage;
import io.bellwether.health.measure.Contacts;
import io.bellwether.health.state.Entry;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.Tally;
import java.util.List;
import java.util.Set;

/** Risks seen in people, competitors, money and the renewal. */
final class RelationshipConditions {

    static final List<Condition> ALL = List.of(
            Condition.of(
                    "champion-left",
                    "a champion left and no champion is active",
                    "account.contact",
                    s -> gone(s, Role.CHAMPION, Set.of(Change.LEFT))),
            Condition.of(
                    "sponsor-left",
                    "a sponsor left or disengaged and no sponsor is active",
                    "account.contact",
                    s -> gone(s, Role.SPONSOR, Set.of(Change.LEFT, Change.DISENGAGED))),
            Condition.of(
                    "competition",
                    "a request for proposals, or 'mentions' or more mentions of competitors, in 'days'",
                    "account.signal",
                    RelationshipConditions::competition),
            Condition.of(
                    "missed-qbr",
                    "a QBR or EBR was missed in 'days' and none was held since",
                    "account.meeting",
                    RelationshipConditions::missedReview),
            Condition.of(
                    "budget-cut",
                    "a budget cut was reported in 'days' and the budget was not confirmed since",
                    "account.signal account.renewal",
                    RelationshipConditions::budgetCut),
            Condition.of(
                    "renewal-not-started",
                    "the contract ends within 'days' and the renewal has not been started",
                    "account.contract account.renewal",
                    RelationshipConditions::renewalNotStarted),
            Condition.of(
                    "renewal-incomplete",
                    "the contract has ended and was neither renewed, nor signed, nor lost",
                    "account.contract account.renewal account.renewed",
                    RelationshipConditions::renewalIncomplete),
            Condition.of(
                    "renewal-at-risk",
                    "the latest confidence in the renewal is 'from' or more and under 'below'",
                    "account.renewal",
                    RelationshipConditions::renewalAtRisk));

    private RelationshipConditions() {}

    private static String gone(Subject s, Role role, Set<Change> changes) {
        var contacts = Contacts.of(s.view());
        if (!contacts.any(role, changes) || contacts.active(role) > 0) {
            return null;
        }
        return role == Role.CHAMPION
                ? "The champion left, and no other champion is known."
                : "The executive sponsor left or disengaged, and no other sponsor is active.";
    }

    private static String competition(Subject s) {
        long rfps = s.sum(Tally.RFP);
        long mentions = s.sum(Tally.COMPETITOR_MENTIONED);
        if (rfps == 0 && mentions < s.number("mentions")) {
            return null;
        }
        return say(
                "%d requests for proposals and %d mentions of competitors in %d days.",
                rfps, mentions, s.params().days());
    }

    private static String missedReview(Subject s) {
        var missed = s.view().latest(Field.REVIEW_MISSED);
        if (missed == null
                || missed.day() <= s.view().day() - s.params().days()
                || later(s.view().latest(Field.REVIEW_HELD), missed)) {
            return null;
        }
        return say("The business review of %s was missed, and none was held since.", missed.date());
    }

    private static String budgetCut(Subject s) {
        var cut = s.view().latest(Field.BUDGET_CUT);
        if (cut == null
                || cut.day() <= s.view().day() - s.params().days()
                || later(s.view().latest(Field.BUDGET_APPROVED), cut)) {
            return null;
        }
        return say("A budget cut was reported on %s, and the budget was not confirmed since.", cut.date());
    }

    private static String renewalNotStarted(Subject s) {
        int days = s.daysToEnd();
        if (days < 0 || days > s.params().days()) {
            return null;
        }
        var stage = stage(s);
        if (stage != null && stage != Stage.NOT_STARTED) {
            return null;
        }
        return say("The contract ends in %d days, and the renewal has not been started.", days);
    }

    private static String renewalIncomplete(Subject s) {
        int days = s.daysToEnd();
        var stage = stage(s);
        if (days >= 0 || stage == Stage.SIGNED || stage == Stage.LOST || sinceContractStart(s, Field.RENEWED) != null) {
            return null;
        }
        return say("The contract ended %d days ago, and the renewal was neither signed nor lost.", -days);
    }

    private static String renewalAtRisk(Subject s) {
        double confidence = s.view().number(Field.RENEWAL_CONFIDENCE);
        if (!(confidence >= s.number("from") && confidence < s.number("below"))) {
            return null;
        }
        return say("Confidence in the renewal is %d %%.", Math.round(100 * confidence));
    }

    /** The stage of the renewal of the present contract: one said before its start belongs to the contract before. */
    private static Stage stage(Subject s) {
        var stage = sinceContractStart(s, Field.RENEWAL_STAGE);
        return stage == null ? null : Stage.valueOf(stage.text());
    }

    private static Entry sinceContractStart(Subject s, Field field) {
        var entry = s.view().latest(field);
        return entry != null && entry.day() >= s.view().number(Field.CONTRACT_START) ? entry : null;
    }

    private static boolean later(Entry entry, Entry than) {
        return entry != null && entry.compareTo(than) > 0;
    }
}
