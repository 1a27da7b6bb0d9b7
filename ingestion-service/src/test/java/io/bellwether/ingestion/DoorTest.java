package io.bellwether.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.effectonce.EventId;
import io.bellwether.events.Envelope;
import io.bellwether.events.EventType;
import io.bellwether.ingestion.admission.Reason;
import io.bellwether.ingestion.admission.Verdict;
import io.bellwether.ingestion.admission.Verdict.Accepted;
import io.bellwether.ingestion.admission.Verdict.Duplicate;
import io.bellwether.ingestion.admission.Verdict.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class DoorTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Door door = new Door(new AcceptedIds(Configs.with(Map.of())), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatTheBrokerHasAcknowledgedIsADuplicateWheneverItHappened() {
        taken(event("1", "acme", "{}"));

        var screened = door.screen(List.of(event("1", "acme", "{}"), later(event("1", "acme", "{}"))));

        assertThat(screened.verdicts()).containsOnly(new Duplicate("1", Duplicate.EARLIER));
    }

    @Test
    void whatTheBrokerHasNotAcknowledgedPassesAgain() {
        var sending = sending(event("1", "acme", "{}"), event("2", "acme", "{}"));
        sending.settle(0, new TimeoutException());
        sending.settle(1, null);

        assertThat(door.remember(sending)).hasSize(EventId.BYTES);

        assertThat(door.screen(List.of(event("1", "acme", "{}"), event("2", "acme", "{}")))
                        .verdicts())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Accepted.class),
                        second -> assertThat(second).isInstanceOf(Duplicate.class));
    }

    @Test
    void aRepetitionWithinTheRequestSharesTheFateOfTheFirst() {
        var sending = sending(event("1", "acme", "{}"), event("1", "acme", "{}"));
        assertThat(sending.verdicts().get(1)).isEqualTo(new Duplicate("1", 0));

        sending.settle(0, new RecordTooLargeException());
        sending.settle(1, null);

        assertThat(Receipt.of(1, sending.verdicts().get(1), sending.failure(1)).status())
                .isEqualTo(Receipt.Status.REJECTED);
    }

    @Test
    void theSameIdWithOtherContentIsAConflictAndTheRepetitionBesideItIsNone() {
        taken(event("1", "acme", "{\"a\":1}"));

        var verdicts = door.screen(List.of(
                        event("1", "acme", "{\"a\":2}"),
                        event("1", "globex", "{\"a\":1}"),
                        event("1", "acme", "{\"a\":1}"),
                        event("2", "acme", "{\"a\":1}"),
                        event("2", "acme", "{\"a\":2}")))
                .verdicts();

        assertThat(verdicts)
                .satisfiesExactly(
                        DoorTest::isConflict,
                        DoorTest::isConflict,
                        repetition -> assertThat(repetition).isInstanceOf(Duplicate.class),
                        other -> assertThat(other).isInstanceOf(Accepted.class),
                        DoorTest::isConflict);
    }

    private void taken(Accepted event) {
        var sending = sending(event);
        sending.settle(0, null);
        door.remember(sending);
    }

    private Sending sending(Verdict... verdicts) {
        return new Sending(door.screen(List.of(verdicts)), Duration.ofSeconds(1));
    }

    private static void isConflict(Verdict verdict) {
        assertThat(verdict).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.refusal().reason()).isEqualTo(Reason.CONFLICT);
            assertThat(rejected.original().topic()).isEqualTo("usage-events");
        });
    }

    private static Accepted event(String id, String account, String data) {
        var type = EventType.named("io.bellwether.usage.community.v1");
        return new Accepted(
                type, new Envelope("urn:test", id, type.name(), account, NOW), Map.of(), data.getBytes(UTF_8));
    }

    private static Accepted later(Accepted event) {
        var envelope = event.envelope();
        return new Accepted(
                event.type(),
                new Envelope(
                        envelope.source(), envelope.id(), envelope.type(), envelope.subject(), NOW.plusSeconds(60)),
                event.extensions(),
                event.data());
    }
}
