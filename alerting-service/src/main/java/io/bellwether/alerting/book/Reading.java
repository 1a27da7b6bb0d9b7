package io.bellwether.alerting.book;

import static java.util.Objects.requireNonNullElse;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Health;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What one event says of its account. */
final class Reading {

    private final Event event;
    private final Map<Page.Key, Said> said = new HashMap<>();

    private Reading(Event event) {
        this.event = event;
    }

    /** A page with nothing on it where the event says nothing that the book remembers. */
    static Page of(Event event) {
        var reading = new Reading(event);
        switch (event.fact()) {
            case Account account -> reading.account(account);
            case Health.Scored scored -> reading.scored(scored);
            default -> {}
        }
        return reading.said.isEmpty() ? Page.BLANK : new Page(reading.said);
    }

    private void account(Account account) {
        switch (account) {
            case Account.Described described -> described(described);
            case Account.Contract contract -> {
                note(Item.CONTRACT, contract.start().toString(), contract.end());
                note(Item.ARR, contract.arr());
                note(Item.STANDING, "customer");
            }
            case Account.Payment payment -> note(Item.PAYMENT, payment.state());
            case Account.Renewal renewal -> {
                note(Item.RENEWAL_STAGE, renewal.stage());
                note(Item.RENEWAL_CONFIDENCE, renewal.confidence());
                note(Item.BUDGET_CONFIRMED, renewal.budgetConfirmed());
            }
            case Account.Meeting meeting -> meeting(meeting);
            case Account.Contact contact -> contact(contact);
            case Account.Signal signal -> signal(signal);
            case Account.Sentiment sentiment -> note(Item.SENTIMENT, sentiment.score());
            case Account.Goal goal -> {
                note(Item.GOAL, goal.goal(), goal.state());
                note(Item.GOAL_TARGET, goal.goal(), goal.target());
                note(Item.GOAL_ACTUAL, goal.goal(), goal.actual());
            }
            case Account.Roi roi -> {
                note(Item.ROI_PROMISED, roi.promised());
                note(Item.ROI_ACHIEVED, roi.achieved());
            }
            case Account.Milestone milestone -> note(Item.MILESTONE, words(milestone.milestone()), milestone.state());
            case Account.Blocker blocker -> note(Item.BLOCKER, blocker.blocker(), blocker.state());
            case Account.Churned churned -> note(Item.STANDING, "churned\n" + requireNonNullElse(churned.reason(), ""));
            case Account.Renewed renewed -> {
                note(Item.RENEWED, renewed.arr());
                note(Item.ARR, renewed.arr());
                note(Item.STANDING, "customer");
            }
            case Account.Kpi kpi -> note(Item.KPI, kpi.kpi(), kpi.delta());
            case Account.Expansion _, Account.Message _ -> {}
        }
    }

    private void described(Account.Described described) {
        note(Item.NAME, described.name());
        note(Item.SEGMENT, described.segment());
        note(Item.REGION, described.region());
        note(Item.TAGS, described.tags() == null ? null : String.join("\n", described.tags()));
        note(Item.ARR, described.arr());
        note(Item.CSM, described.csm());
        note(Item.LICENSED_USERS, described.licensedUsers());
        note(Item.START_DATE, described.startDate());
    }

    private void meeting(Account.Meeting meeting) {
        var item =
                switch (meeting.state()) {
                    case SCHEDULED -> Item.MEETING_SCHEDULED;
                    case HELD -> Item.MEETING_HELD;
                    case MISSED -> Item.MEETING_MISSED;
                };
        note(item, words(meeting.meeting()), meeting.state());
    }

    private void contact(Account.Contact contact) {
        var name = requireNonNullElse(contact.name(), "");
        note(Item.CONTACT, contact.contact(), String.join("\n", words(contact.role()), words(contact.change()), name));
    }

    private void signal(Account.Signal signal) {
        switch (signal.signal()) {
            case COMPETITOR_MENTIONED, RFP -> note(Item.COMPETITION, signal.signal());
            default -> {}
        }
    }

    private void scored(Health.Scored scored) {
        note(Item.SCORE, requireNonNullElse(scored.score(), ""));
        note(Item.BAND, scored.band() == null ? "" : scored.band());
        note(Item.RISK, scored.churnRisk() == null ? "" : scored.churnRisk());
        var card = scored.account();
        note(Item.CARD_NAME, card.name());
        note(Item.CARD_CSM, card.csm());
        note(Item.CARD_SEGMENT, card.segment());
        note(Item.CARD_ARR, card.arr());
        note(Item.CARD_CONTRACT_END, card.contractEnd());
    }

    private void note(Item item, Object value) {
        note(item, "", value);
    }

    private void note(Item item, String of, Object value) {
        if (value != null) {
            var text = value instanceof Enum<?> constant ? words(constant) : value.toString();
            said.put(new Page.Key(item, of), new Said(event.time(), event.id(), text));
        }
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
