package io.bellwether.survey;

import io.bellwether.effectonce.Effects;
import io.bellwether.effectonce.Handler;
import io.bellwether.events.Event;
import io.bellwether.events.Ticket;
import io.bellwether.survey.invitation.Announcement;
import io.bellwether.survey.invitation.Ask;
import io.bellwether.survey.invitation.AskingRules;
import io.bellwether.survey.invitation.Invitation;
import io.bellwether.survey.invitation.State.Pending;
import io.bellwether.survey.invitation.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Turns closed tickets into invitations, takes them back when tickets are reopened, and keeps what else counts. */
@ApplicationScoped
class SurveyHandler implements Handler {

    private final SurveyConfig config;
    private final AskingRules rules;
    private final InvitationStore invitations;
    private final SurveyMetrics metrics;
    private final Clock clock;

    SurveyHandler(
            SurveyConfig config, AskingRules rules, InvitationStore invitations, SurveyMetrics metrics, Clock clock) {
        this.config = config;
        this.rules = rules;
        this.invitations = invitations;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void handle(List<Event> events, Effects effects) throws SQLException {
        for (var event : events) {
            switch (event.fact()) {
                case Ticket.Closed closed -> closed(event, closed, effects);
                case Ticket.Reopened reopened -> reopened(event.account(), reopened.ticket(), effects);
                default -> {} // the stores below pick what is theirs
            }
        }
        AnswerStore.add(effects.connection(), events);
        SegmentStore.keep(effects.connection(), events);
        RiskStore.keep(effects.connection(), events);
    }

    private void closed(Event event, Ticket.Closed closed, Effects effects) throws SQLException {
        if (closed.contact() == null || closed.contact().isBlank()) {
            effects.afterCommit(() -> metrics.notAsked(Verdict.NO_CONTACT));
            return;
        }
        var ask = new Ask(event.account(), closed.contact(), config.afterTicket(), closed.ticket());
        var lastAsked = invitations.lastAsked(effects.connection(), ask);
        var verdict = rules.judge(event.time(), lastAsked, clock.instant());
        if (verdict == Verdict.ASK) {
            invite(ask, effects);
        } else {
            effects.afterCommit(() -> metrics.notAsked(verdict));
        }
    }

    private void invite(Ask ask, Effects effects) throws SQLException {
        var invitation = Invitation.pending(UUID.randomUUID(), ask, clock.instant(), rules.lifetime());
        if (invitations.add(effects.connection(), invitation)) {
            Announcement.of(invitation).ifPresent(effects::publish);
            effects.afterCommit(() -> metrics.invited(ask.survey()));
        }
    }

    private void reopened(String account, String ticket, Effects effects) throws SQLException {
        var tx = effects.connection();
        for (var invitation : invitations.lockPending(tx, account, ticket)) {
            if (invitation.state() instanceof Pending pending) {
                invitations.save(tx, invitation.become(pending.withdrawn(clock.instant())));
                effects.afterCommit(() -> metrics.withdrawn(invitation.ask().survey()));
            }
        }
    }
}
