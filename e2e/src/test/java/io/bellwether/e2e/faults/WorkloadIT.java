package io.bellwether.e2e.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Event;
import io.bellwether.events.EventType;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.oracle.Expected;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workload of the fault suite has every kind of event, and the suite's check would miss it if one did not count. */
class WorkloadIT {

    private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final int ENOUGH = 10;

    private static final Set<String> KINDS = EventType.all().stream()
            .filter(type -> type.topic().published())
            .map(EventType::kind)
            .collect(toSet());

    /** No measure and no condition counts them; invitations follow from closed tickets. */
    private static final Set<String> NOT_OF_HEALTH = Set.of("survey.expired", "ticket.closed");

    /** Those that a risk or an opportunity asks for, score aside. */
    private static final Set<String> DECISIVE = Set.of(
            "account.blocker",
            "account.churned",
            "account.contact",
            "account.contract",
            "account.goal",
            "account.meeting",
            "account.message",
            "account.milestone",
            "account.renewal",
            "account.renewed",
            "account.roi",
            "account.signal",
            "survey.answered",
            "ticket.escalated",
            "ticket.opened",
            "ticket.reopened",
            "usage.feature-used",
            "usage.limit-reached",
            "usage.login",
            "usage.training");

    private static final int SEEDS = 5;
    private static final Model DEFAULT = Presets.named(Presets.DEFAULT);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, SEEDS})
    void hasEveryKindOfEvent(long seed) {
        var counts = events(seed).stream().collect(groupingBy(WorkloadIT::kind, counting()));

        assertThat(counts).containsOnlyKeys(KINDS);
        assertThat(counts.values()).allMatch(count -> count >= ENOUGH);
    }

    @Test
    void noKindCouldBeLostUnseen() {
        var unseen = unseen(KINDS, EveryMeasure.model(), List.of(Expected::measures, Expected::risks));

        assertThat(unseen).isEqualTo(NOT_OF_HEALTH);
    }

    @Test
    void whatConditionsAskForRaisesAndClears() {
        assertThat(unseen(DECISIVE, DEFAULT, List.of(Expected::risks, Expected::opportunities)))
                .isEmpty();
    }

    /** The kinds without which the same would be expected of each account. */
    private static Set<String> unseen(Set<String> kinds, Model model, List<Function<Expected, Object>> what) {
        var unseen = new TreeSet<>(kinds);
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (var events : accounts(seed)) {
                var all = expected(model, events, what);
                unseen.removeIf(
                        kind -> !expected(model, without(kind, events), what).equals(all));
            }
        }
        return unseen;
    }

    private static List<Object> expected(Model model, List<Event> events, List<Function<Expected, Object>> what) {
        var expected = Expected.by(model, events, TODAY, TODAY);
        return what.stream().map(each -> each.apply(expected)).toList();
    }

    private static List<Event> without(String kind, List<Event> events) {
        return events.stream().filter(event -> !kind(event).equals(kind)).toList();
    }

    private static Collection<List<Event>> accounts(long seed) {
        return events(seed).stream().collect(groupingBy(Event::account)).values();
    }

    private static List<Event> events(long seed) {
        return Workload.of(seed, NOW).stream()
                .filter(Sent.Good.class::isInstance)
                .map(sent -> ((Sent.Good) sent).event())
                .distinct()
                .toList();
    }

    private static String kind(Event event) {
        return EventType.of(event.fact()).kind();
    }
}
