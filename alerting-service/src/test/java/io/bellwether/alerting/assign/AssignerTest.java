package io.bellwether.alerting.assign;

import static io.bellwether.alerting.assign.Crew.FRIDAY;
import static io.bellwether.alerting.assign.Crew.NOW;
import static io.bellwether.alerting.assign.Crew.away;
import static io.bellwether.alerting.assign.Crew.csm;
import static io.bellwether.alerting.assign.Crew.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.person.Absence;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.Staff;
import io.bellwether.alerting.task.Assignment;
import io.bellwether.alerting.task.Assignment.Why;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignerTest {

    private static final Pool IN_TURN = new Pool("csm", null, Pool.Pick.ROUND_ROBIN);

    private final List<Person> people = List.of(csm("ana"), csm("ben"), csm("cleo"));

    @Test
    void theCsmOfTheAccountGetsItEvenIfNobodyElseKnowsThem() {
        var assignment = assigner(Routes.NONE, List.of()).assign(work("acme", "stranger", "smb"), _ -> FRIDAY);

        assertThat(assignment).isEqualTo(Assignment.ofCsm("stranger"));
    }

    @Test
    void whatIsDueWhileTheCsmIsAwayGoesToTheDeputy() {
        var assigner = assigner(Routes.NONE, List.of(away("ana", FRIDAY, FRIDAY.plusDays(7), "ben")));

        var during = assigner.assign(work("acme", "ana", "smb"), _ -> FRIDAY.plusDays(7));
        var after = assigner.assign(work("acme", "ana", "smb"), _ -> FRIDAY.plusDays(8));

        assertThat(during)
                .isEqualTo(new Assignment(
                        "ben", Why.DEPUTY, null, "ana", "ana is away until 2026-05-22. ben is the deputy."));
        assertThat(after.owner()).isEqualTo("ana");
    }

    @Test
    void whatIsOverdueGoesToTheDeputyOfWhoIsAwayNow() {
        var assigner = assigner(Routes.NONE, List.of(away("ana", FRIDAY, FRIDAY, "ben")));

        assertThat(assigner.assign(work("acme", "ana", "smb"), _ -> FRIDAY.minusDays(9))
                        .owner())
                .isEqualTo("ben");
    }

    @Test
    void deputiesOfDeputiesStandIn() {
        var assigner = assigner(
                Routes.NONE,
                List.of(away("ana", FRIDAY, FRIDAY, "ben"), away("ben", FRIDAY, FRIDAY.plusDays(2), "cleo")));

        var assignment = assigner.assign(work("acme", "ana", "smb"), _ -> FRIDAY);

        assertThat(assignment.owner()).isEqualTo("cleo");
        assertThat(assignment.words())
                .isEqualTo("ana is away until 2026-05-15. cleo stands in for the deputy ben, who is away too.");
    }

    @Test
    void whoStandInForEachOtherLeaveItToThePool() {
        var assigner = assigner(
                routes(IN_TURN), List.of(away("ana", FRIDAY, FRIDAY, "ben"), away("ben", FRIDAY, FRIDAY, "ana")));

        var assignment = assigner.assign(work("acme", "ana", "smb"), _ -> FRIDAY);

        assertThat(assignment.owner()).isEqualTo("cleo");
        assertThat(assignment.why()).isEqualTo(Why.POOL);
        assertThat(assignment.insteadOf()).isEqualTo("ana");
    }

    @Test
    void whereAllAreAwayTheAccountsCsmKeepsIt() {
        var assigner = assigner(
                routes(IN_TURN),
                people.stream().map(it -> away(it.id(), FRIDAY, FRIDAY, null)).toList());

        assertThat(assigner.assign(work("acme", "ana", "smb"), _ -> FRIDAY).why())
                .isEqualTo(Why.AWAY);
        assertThat(assigner.assign(work("other", null, "smb"), _ -> FRIDAY)).isEqualTo(Assignment.NOBODYS);
    }

    @Test
    void anAccountStaysWithWhomAPoolHasGivenItTo() {
        var assigner = assigner(routes(IN_TURN), List.of());

        var owners = List.of("a", "b", "a", "c", "b").stream()
                .map(account ->
                        assigner.assign(work(account, null, "smb"), _ -> FRIDAY).owner())
                .toList();

        assertThat(owners).containsExactly("ana", "ben", "ana", "cleo", "ben");
    }

    @Test
    void whoHasTheFewestAccountsOrTheLeastArrIsNext() {
        assertThat(first(Pool.Pick.FEWEST_ACCOUNTS)).isEqualTo("ben");
        assertThat(first(Pool.Pick.LEAST_ARR)).isEqualTo("ana");
    }

    @Test
    void whoIsOverCapacityIsPassedOverAndTheLeastLoadedGetsItWhereAllAre() {
        var assigner = assigner(routes(IN_TURN), List.of());

        var assignments = IntStream.range(0, 7)
                .mapToObj(i -> assigner.assign(work("big-" + i, null, "enterprise"), _ -> FRIDAY))
                .toList();

        // two each, and then one more than that for whoever comes first
        assertThat(assignments.subList(0, 6)).extracting(Assignment::why).containsOnly(Why.POOL);
        assertThat(assignments.getLast().why()).isEqualTo(Why.OVER_CAPACITY);
        assertThat(assignments.getLast().words()).contains("all are over capacity");
        assertThat(assigner.assign(work("small", null, "unheard-of"), _ -> FRIDAY)
                        .why())
                .isEqualTo(Why.POOL);
    }

    @Test
    void theFirstRouteThatMatchesCounts() {
        var routes = new Routes(
                List.of(toPerson("vip", Set.of("strategic"), "boss"), toPool("rest", "csms")),
                Map.of("csms", IN_TURN),
                null,
                "usual",
                Map.of("usual", new Capacity(null)));
        var assigner = assigner(routes, List.of());

        assertThat(assigner.assign(work("vip", null, "smb"), _ -> FRIDAY))
                .isEqualTo(new Assignment(
                        "boss", Why.ROUTE, "vip", null, "The account has no CSM. Route vip names boss."));
        assertThat(assigner.assign(work("plain", null, "smb"), _ -> FRIDAY).owner())
                .isEqualTo("ana");
    }

    @Test
    void aRouteToNobodyLeadsToTheNextOneOnlyWhereItContinues() {
        for (boolean continues : List.of(true, false)) {
            var routes = new Routes(
                    List.of(toRole("gone", "save-team", continues), toPerson("next", Set.of(), "boss")),
                    Map.of("csms", IN_TURN),
                    "csms",
                    "usual",
                    Map.of("usual", new Capacity(null)));

            assertThat(assigner(routes, List.of())
                            .assign(work("acme", null, "smb"), _ -> FRIDAY)
                            .owner())
                    .isEqualTo(continues ? "boss" : "ana");
        }
    }

    private static Route toPerson(String name, Set<String> tags, String person) {
        return new Route(name, null, null, tags, null, null, null, person, null, null, false);
    }

    private static Route toRole(String name, String role, boolean continues) {
        return new Route(name, null, null, null, null, null, null, null, role, null, continues);
    }

    private static Route toPool(String name, String pool) {
        return new Route(name, null, null, null, null, null, null, null, null, pool, false);
    }

    private String first(Pool.Pick pick) {
        var turns = new Turns(
                Map.of(),
                Map.of(),
                Map.of(
                        "ana", new Load(Map.of("smb", 3), 1),
                        "ben", new Load(Map.of("smb", 2), 9),
                        "cleo", new Load(Map.of("smb", 4), 5)));
        var assigner = new Assigner(
                routes(new Pool("csm", null, pick)), Staff.of(people, List.of()), turns, Crew::account, NOW);
        return assigner.assign(work("acme", null, "smb"), _ -> FRIDAY).owner();
    }

    private Assigner assigner(Routes routes, List<Absence> absences) {
        return new Assigner(routes, Staff.of(people, absences), Turns.none(), Crew::account, NOW);
    }

    private static Routes routes(Pool pool) {
        return new Routes(
                List.of(),
                Map.of("csms", pool),
                "csms",
                "usual",
                Map.of("usual", new Capacity(Map.of("enterprise", 2, "smb", 100))));
    }
}
