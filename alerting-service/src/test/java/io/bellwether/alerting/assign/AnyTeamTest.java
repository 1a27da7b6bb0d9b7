package io.bellwether.alerting.assign;

import static io.bellwether.alerting.assign.Crew.FRIDAY;
import static io.bellwether.alerting.assign.Crew.NOW;
import static io.bellwether.alerting.assign.Crew.work;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.person.Absence;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.Staff;
import io.bellwether.alerting.task.Assignment.Why;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whoever is there and whoever is away: what always holds of assignments. */
class AnyTeamTest {

    private static final List<String> IDS = List.of("ana", "ben", "cleo", "dora", "emil");

    /** What is asked for. */
    record Asked(String account, String csm, String segment, int dueIn) {
        LocalDate due() {
            return FRIDAY.plusDays(dueIn);
        }
    }

    @Property(tries = 500)
    void thereIsAlwaysSomebodyOrANamedNobodyAndNobodyAwayUnlessAllAre(
            @ForAll("people") List<Person> people,
            @ForAll("absences") List<Absence> absences,
            @ForAll Pool.Pick pick,
            @ForAll("askings") List<Asked> askings) {
        var staff = Staff.of(people, absences);
        var assigner = new Assigner(routes(pick), staff, Turns.none(), Crew::account, NOW);

        for (var asked : askings) {
            var to = assigner.assign(work(asked.account(), asked.csm(), asked.segment()), _ -> asked.due());

            assertThat(to.why()).isNotNull();
            assertThat(to.words()).isNotBlank();
            assertThat(to.owner() == null).isEqualTo(to.why() == Why.NOBODY);
            boolean anybody = people.stream()
                    .anyMatch(it -> staff.absence(it.id(), asked.due()).isEmpty());
            if (to.owner() == null || staff.absence(to.owner(), asked.due()).isPresent()) {
                assertThat(anybody).isFalse();
            }
        }
    }

    @Property(tries = 300)
    void aPoolInTurnIsFairToWhoIsThere(
            @ForAll("people") List<Person> people,
            @ForAll("absences") List<Absence> absences,
            @ForAll @IntRange(min = 0, max = 60) int tasks,
            @ForAll @IntRange(min = 1, max = 7) int perTransaction) {
        var staff = Staff.of(people, absences);
        var there = people.stream()
                .map(Person::id)
                .filter(id -> staff.absence(id, FRIDAY).isEmpty())
                .toList();
        var counts = new HashMap<String, Integer>();
        there.forEach(id -> counts.put(id, 0));
        var assigner = new Assigner(Routes.NONE, staff, Turns.none(), Crew::account, NOW);
        for (int i = 0; i < tasks; i++) {
            // what is kept between transactions is whose turn it was
            if (i % perTransaction == 0) {
                assigner = new Assigner(
                        routes(Pool.Pick.ROUND_ROBIN),
                        staff,
                        new Turns(assigner.turns().last(), Map.of(), Map.of()),
                        Crew::account,
                        NOW);
            }
            var owner = assigner.assign(work("account-" + i, null, null), _ -> FRIDAY)
                    .owner();
            if (owner != null) {
                counts.merge(owner, 1, Integer::sum);
            }
        }

        assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(there);
        if (!there.isEmpty()) {
            assertThat(counts.values()).allMatch(count -> Math.abs(count - (double) tasks / there.size()) < 1);
        }
    }

    @Provide
    Arbitrary<List<Person>> people() {
        return Arbitraries.subsetOf(IDS).map(ids -> ids.stream().map(Crew::csm).toList());
    }

    @Provide
    Arbitrary<List<Absence>> absences() {
        var absence = Combinators.combine(
                        Arbitraries.of(IDS),
                        Arbitraries.integers().between(-5, 5),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.of(IDS).injectNull(0.3))
                .as((person, from, days, deputy) -> new Absence(
                        UUID.nameUUIDFromBytes(person.getBytes(UTF_8)),
                        person,
                        FRIDAY.plusDays(from),
                        FRIDAY.plusDays(from + days),
                        deputy,
                        null));
        return absence.list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Asked>> askings() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d", "e", "f", "vip"),
                        Arbitraries.of(IDS).injectNull(0.5),
                        Arbitraries.of("enterprise", "smb").injectNull(0.2),
                        Arbitraries.integers().between(0, 10))
                .as(Asked::new)
                .list()
                .ofMaxSize(12);
    }

    private static Routes routes(Pool.Pick pick) {
        return new Routes(
                List.of(),
                Map.of("csms", new Pool("csm", null, pick)),
                "csms",
                "usual",
                Map.of("usual", new Capacity(Map.of("enterprise", 1, "smb", 3))));
    }
}
