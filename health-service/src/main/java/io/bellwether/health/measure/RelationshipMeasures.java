package io.bellwether.health.measure;

import static io.bellwether.health.measure.Measure.NO_DATA;

import io.bellwether.events.Account.Contact.Role;
import io.bellwether.health.measure.Figure.Unit;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.Tally;
import java.util.List;

/** Whom we know at the account, and who else they talk to. */
final class RelationshipMeasures {

    static final List<Measure> ALL = List.of(
            Measure.of(
                    "sponsor-access",
                    "access to an executive sponsor",
                    Figure.higher(
                            Unit.SCORE,
                            "0 without an active sponsor, 'plain' with one, 1 where an executive met us too",
                            "account.contact account.meeting",
                            "001"),
                    "days plain",
                    RelationshipMeasures::sponsor),
            Measure.of(
                    "multi-threading",
                    "several active contacts",
                    Figure.higher(Unit.COUNT, "active contacts", "account.contact", "001"),
                    "curve",
                    RelationshipMeasures::threads),
            Measure.of(
                    "champion-strength",
                    "a strong champion",
                    Figure.higher(
                            Unit.SCORE,
                            "0 without an active champion, 'plain' with one, 1 where one was promoted",
                            "account.contact",
                            "001"),
                    "days plain",
                    RelationshipMeasures::champion),
            Measure.of(
                    "competition",
                    "no sign of competitors",
                    Figure.lower(
                            Unit.COUNT,
                            "mentions of competitors and requests for proposals; data as soon as the"
                                    + " account is known",
                            "account.*",
                            "001"),
                    "days curve",
                    RelationshipMeasures::competition));

    private RelationshipMeasures() {}

    private static double sponsor(Reading r) {
        var contacts = Contacts.of(r.view());
        if (!contacts.known(Role.SPONSOR)) {
            return NO_DATA;
        }
        if (r.note("activeSponsors", contacts.active(Role.SPONSOR)) == 0) {
            return 0;
        }
        double meetings = r.sum("executiveMeetings", Tally.EXECUTIVE_MEETINGS_HELD);
        return meetings > 0 ? 1 : r.params().number("plain");
    }

    private static double threads(Reading r) {
        var contacts = Contacts.of(r.view());
        return contacts.isEmpty() ? NO_DATA : r.params().curve().at(r.note("activeContacts", contacts.active()));
    }

    private static double champion(Reading r) {
        var contacts = Contacts.of(r.view());
        if (!contacts.known(Role.CHAMPION)) {
            return NO_DATA;
        }
        if (r.note("activeChampions", contacts.active(Role.CHAMPION)) == 0) {
            return 0;
        }
        int within = r.params().days() + 1;
        var promoted = r.view().all(Field.CHAMPION_PROMOTED, within).keySet();
        return contacts.anyActive(Role.CHAMPION, promoted) ? 1 : r.params().number("plain");
    }

    private static double competition(Reading r) {
        if (!r.view().seen(Tally.ACCOUNT_EVENTS)) {
            return NO_DATA;
        }
        double mentions = r.view().sum(Tally.COMPETITOR_MENTIONED, r.params().days())
                + r.view().sum(Tally.RFP, r.params().days());
        return r.params().curve().at(r.note("mentions", mentions));
    }
}
