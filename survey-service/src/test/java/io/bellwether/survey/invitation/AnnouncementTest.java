package io.bellwether.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Event;
import io.bellwether.events.Survey;
import io.bellwether.survey.invitation.State.Answered;
import io.bellwether.survey.invitation.State.Expired;
import io.bellwether.survey.invitation.State.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    private static final Instant MONDAY = Instant.parse("2026-05-04T10:00:00Z");
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final String SOURCE = "urn:bellwether:survey-service";

    private final Invitation invitation = Invitation.pending(
            ID, new Ask("acme", "jo@acme.example", Survey.Type.CSAT, "4711"), MONDAY, Duration.ofDays(7));

    @Test
    void saysThatAContactWasInvited() {
        assertThat(Announcement.of(invitation))
                .contains(new Event(
                        SOURCE,
                        ID + "-invited",
                        "acme",
                        MONDAY,
                        new Survey.Invited(ID.toString(), Survey.Type.CSAT, "jo@acme.example")));
    }

    @Test
    void saysWhatTheContactAnswered() {
        var answered = invitation.become(new Answered(new Answer(4, "quick"), MONDAY.plusSeconds(60)));

        assertThat(Announcement.of(answered))
                .contains(new Event(
                        SOURCE,
                        ID + "-answered",
                        "acme",
                        MONDAY.plusSeconds(60),
                        new Survey.Answered(Survey.Type.CSAT, 4.0, "jo@acme.example", "quick", "4711", ID.toString())));
    }

    @Test
    void saysThatAnInvitationExpired() {
        var expired = invitation.become(new Expired(MONDAY.plusSeconds(60)));

        assertThat(Announcement.of(expired))
                .contains(new Event(
                        SOURCE,
                        ID + "-expired",
                        "acme",
                        MONDAY.plusSeconds(60),
                        new Survey.Expired(ID.toString(), Survey.Type.CSAT, "jo@acme.example")));
    }

    @Test
    void saysNothingOfAWithdrawal() {
        assertThat(Announcement.of(invitation.become(new Withdrawn(MONDAY)))).isEmpty();
    }
}
