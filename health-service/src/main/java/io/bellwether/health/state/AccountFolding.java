package io.bellwether.health.state;

import io.bellwether.events.Account;

/** Puts what becomes known of an account into its state; the part of {@link Folding} for account events. */
final class AccountFolding {

    private final Folding to;

    AccountFolding(Folding to) {
        this.to = to;
    }

    void fold(Account account) {
        switch (account) {
            case Account.Described described -> described(described);
            case Account.Contract contract -> contract(contract);
            case Account.Payment payment -> text(Field.PAYMENT, payment.state().name());
            case Account.Expansion expansion ->
                to.count(Tally.EXPANSION_MILLIONTHS, Folding.millionths(expansion.arr()));
            case Account.Renewal renewal -> renewal(renewal);
            case Account.Meeting meeting -> meeting(meeting);
            case Account.Message message -> message(message);
            case Account.Contact contact -> contact(contact);
            case Account.Signal signal -> signal(signal);
            case Account.Sentiment sentiment -> to.put(Field.SENTIMENT, sentiment.score());
            case Account.Goal goal -> goal(goal);
            case Account.Roi roi -> {
                to.put(Field.ROI_PROMISED, roi.promised());
                to.put(Field.ROI_ACHIEVED, roi.achieved());
            }
            case Account.Kpi kpi -> to.put(Field.KPI, kpi.kpi(), kpi.delta());
            case Account.Milestone milestone ->
                to.put(Field.MILESTONE, milestone.milestone().name(), 1);
            case Account.Blocker blocker ->
                to.put(Field.BLOCKER, blocker.blocker(), blocker.state() == Account.Blocker.State.OPENED ? 1 : 0);
            case Account.Churned _ -> to.put(Field.STANDING, 0);
            case Account.Renewed renewed -> {
                to.put(Field.ARR, renewed.arr());
                to.put(Field.RENEWED, 1);
                to.put(Field.STANDING, 1);
            }
        }
    }

    private void described(Account.Described described) {
        text(Field.NAME, described.name());
        text(Field.SEGMENT, described.segment());
        text(Field.CSM, described.csm());
        text(Field.INDUSTRY, described.industry());
        text(Field.PARENT, described.parent());
        number(Field.ARR, described.arr());
        number(Field.LICENSED_USERS, described.licensedUsers());
        number(Field.TOTAL_FEATURES, described.totalFeatures());
        number(Field.EXPECTED_LOGINS_PER_WEEK, described.expectedLoginsPerWeek());
        number(Field.TICKET_BASELINE, described.ticketBaseline());
        if (described.startDate() != null) {
            to.put(Field.START_DATE, described.startDate().toEpochDay());
        }
    }

    private void contract(Account.Contract contract) {
        to.put(Field.CONTRACT_START, contract.start().toEpochDay());
        to.put(
                Field.CONTRACT_BEGIN,
                contract.start().toString(),
                contract.start().toEpochDay());
        to.put(Field.CONTRACT_END, contract.end().toEpochDay());
        to.put(Field.ARR, contract.arr());
        to.put(Field.STANDING, 1);
    }

    private void renewal(Account.Renewal renewal) {
        if (renewal.stage() != null) {
            text(Field.RENEWAL_STAGE, renewal.stage().name());
        }
        number(Field.RENEWAL_CONFIDENCE, renewal.confidence());
        if (renewal.budgetConfirmed() != null) {
            to.put(Field.BUDGET_CONFIRMED, renewal.budgetConfirmed() ? 1 : 0);
            if (renewal.budgetConfirmed()) {
                to.put(Field.BUDGET_APPROVED, 1);
            }
        }
    }

    private void meeting(Account.Meeting meeting) {
        boolean review = meeting.meeting() == Account.Meeting.Type.QBR || meeting.meeting() == Account.Meeting.Type.EBR;
        if (review) {
            to.count(Tally.REVIEWS_SEEN);
        }
        switch (meeting.state()) {
            case SCHEDULED -> {}
            case MISSED -> {
                to.count(Tally.MEETINGS_MISSED);
                if (review) {
                    to.put(Field.REVIEW_MISSED, 1);
                }
            }
            case HELD -> held(meeting, review);
        }
    }

    private void held(Account.Meeting meeting, boolean review) {
        to.count(Tally.MEETINGS_HELD);
        to.put(Field.RESPONDED, 1);
        if (Boolean.TRUE.equals(meeting.executive())) {
            to.count(Tally.EXECUTIVE_MEETINGS_HELD);
        }
        if (meeting.meeting() == Account.Meeting.Type.KICKOFF) {
            to.count(Tally.KICKOFFS_HELD);
        }
        if (review) {
            to.count(Tally.REVIEWS_HELD);
            to.put(Field.REVIEW_HELD, 1);
            if (Boolean.TRUE.equals(meeting.successful()) && meeting.meeting() == Account.Meeting.Type.QBR) {
                to.count(Tally.REVIEWS_SUCCESSFUL);
            }
        }
    }

    private void message(Account.Message message) {
        switch (message.state()) {
            case SENT -> to.count(Tally.MESSAGES_SENT);
            case ANSWERED -> {
                to.count(Tally.MESSAGES_ANSWERED);
                to.put(Field.RESPONDED, 1);
            }
        }
    }

    private void contact(Account.Contact contact) {
        to.putText(Field.CONTACT, contact.contact(), contact.role() + " " + contact.change());
        if (contact.role() == Account.Contact.Role.CHAMPION && contact.change() == Account.Contact.Change.PROMOTED) {
            to.count(Tally.CHAMPIONS_PROMOTED);
            to.put(Field.CHAMPION_PROMOTED, contact.contact(), 1);
        }
    }

    private void signal(Account.Signal signal) {
        to.count(Tally.of(signal.signal()));
        switch (signal.signal()) {
            case BUDGET_CUT -> to.put(Field.BUDGET_CUT, 1);
            case UNRESPONSIVE -> to.put(Field.UNRESPONSIVE, 1);
            case CRITERIA_MISSING -> to.put(Field.CRITERIA, 0);
            case CRITERIA_DOCUMENTED -> to.put(Field.CRITERIA, 1);
            default -> {}
        }
    }

    private void goal(Account.Goal goal) {
        switch (goal.state()) {
            case SET -> {}
            case ACHIEVED -> to.count(Tally.GOALS_ACHIEVED);
            case MISSED -> to.count(Tally.GOALS_MISSED);
        }
    }

    private void text(Field field, String value) {
        if (value != null) {
            to.putText(field, "", value);
        }
    }

    private void number(Field field, Number value) {
        if (value != null) {
            to.put(field, value.doubleValue());
        }
    }
}
