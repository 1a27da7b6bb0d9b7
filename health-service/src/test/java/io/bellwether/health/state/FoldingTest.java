package io.bellwether.health.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.risk.Assessment;
import io.bellwether.health.risk.Found;
import io.bellwether.health.score.Score;
import io.bellwether.health.score.Scorer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What may not matter, does not: the order of events, and whether the state was stored in between. */
class FoldingTest {

    private static final Model VALUE = Presets.all().getFirst();

    @Property
    void theOrderOfEventsDoesNotMatter(@ForAll("histories") List<Event> events, @ForAll Random random) {
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);

        assertSame(Story.state(events), Story.state(shuffled));
    }

    @Property
    void storingInBetweenDoesNotMatter(@ForAll("histories") List<Event> events, @ForAll Random random) {
        var kept = Story.state(events);
        int oldest = (int) Story.TODAY.minusDays(Story.HORIZON_DAYS).toEpochDay();

        var stored = new AccountState();
        for (var event : events) {
            Folding.fold(stored, event, oldest);
            if (random.nextInt(4) == 0) {
                stored = StateCodec.read(StateCodec.write(stored), oldest);
            }
        }

        assertSame(kept, stored);
    }

    @Property
    void pointsAddUpToTheScore(@ForAll("histories") List<Event> events) {
        var score = Scorer.explain(new View(Story.state(events), Story.TODAY), VALUE);

        double points = score.components().stream()
                .flatMap(component -> component.measures().stream())
                .mapToDouble(Score.MeasureScore::points)
                .sum();

        assertThat(Math.abs(points - score.exact())).isLessThan(1e-9);
        assertThat(score.exact()).isBetween(0.0, 100.0 + 1e-9);
        assertThat(score.coverage()).isBetween(0.0, 1.0 + 1e-9);
    }

    private static void assertSame(AccountState one, AccountState other) {
        for (int daysAgo : new int[] {0, 1, 7, 30, 200}) {
            var day = Story.TODAY.minusDays(daysAgo);
            assertThat(Scorer.explain(new View(other, day), VALUE).toString())
                    .isEqualTo(Scorer.explain(new View(one, day), VALUE).toString());
            assertThat(risks(other, day)).isEqualTo(risks(one, day));
        }
    }

    private static List<String> risks(AccountState state, LocalDate day) {
        return new Assessment(new View(state, day), VALUE)
                .risks().stream().map(Found::evidence).toList();
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        var times = Arbitraries.longs().between(-450L * 86_400, 86_400);
        return Combinators.combine(times, Arbitraries.integers().between(0, 3), facts())
                .as((seconds, id, fact) -> new Event(
                        "s",
                        "id" + id + fact.hashCode(),
                        "acme",
                        Story.TODAY
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .plus(Duration.ofSeconds(seconds / 21_600 * 21_600)),
                        fact))
                .list()
                .ofMaxSize(60);
    }

    private static Arbitrary<Fact> facts() {
        var users = Arbitraries.of("ann", "bob", "eve");
        var scores = Arbitraries.integers().between(1, 5).map(Integer::doubleValue);
        return Arbitraries.oneOf(
                users.map(Usage.Login::new),
                Combinators.combine(users, Arbitraries.integers().between(1, 30))
                        .as((user, count) -> new Usage.FeatureUsed("f" + count % 7, user, count, null)),
                Combinators.combine(Arbitraries.of(Ticket.Priority.values()), users)
                        .as((priority, topic) -> new Ticket.Opened("t", priority, topic, null)),
                Arbitraries.of(Ticket.Escalated.Level.values()).map(level -> new Ticket.Escalated("t", level)),
                scores.map(score -> new Survey.Answered(Survey.Type.CSAT, score, null, null, null, null)),
                Combinators.combine(scores, users)
                        .as((score, user) -> new Survey.Answered(Survey.Type.NPS, 2 * score, user, null, null, null)),
                Arbitraries.of(Account.Signal.Type.values()).map(Account.Signal::new),
                Combinators.combine(
                                users,
                                Arbitraries.of(Account.Contact.Role.values()),
                                Arbitraries.of(Account.Contact.Change.values()))
                        .as((user, role, change) -> new Account.Contact(user, role, change, null, null)),
                Combinators.combine(
                                Arbitraries.of(Account.Meeting.Type.values()),
                                Arbitraries.of(Account.Meeting.State.values()))
                        .as((type, state) -> new Account.Meeting(type, state, true, true)),
                Arbitraries.of(Account.Message.State.values()).map(state -> new Account.Message(state, null, null)),
                Arbitraries.of(Account.Payment.State.values()).map(Account.Payment::new),
                scores.map(score -> new Account.Sentiment(score / 5)),
                scores.map(score -> new Account.Expansion(score * 1000)),
                scores.map(FoldingTest::described),
                scores.map(score -> new Account.Contract(
                        Story.TODAY.minusDays(score.intValue() * 70L),
                        Story.TODAY.plusDays(100 - score.intValue() * 30L),
                        score * 9_000,
                        null)),
                scores.map(score -> new Account.Renewal(null, score / 5, score > 3)));
    }

    private static Account.Described described(double score) {
        return new Account.Described(
                "n" + score, null, score * 10_000, null, null, null, (int) score, 9, score, null, null, null, null);
    }
}
