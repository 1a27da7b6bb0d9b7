package io.bellwether.health.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.events.Band;
import io.bellwether.health.score.RollUp.Member;
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
import org.junit.jupiter.api.Test;

class RollUpTest {

    @Test
    void theMeanIsWeightedByArr() {
        var rollUp = RollUp.of(List.of(scored("a", 90_000.0, 80), scored("b", 10_000.0, 30)));

        assertThat(rollUp.mean()).isCloseTo(75, within(1e-9)); // 0.9·80 + 0.1·30
        assertThat(rollUp.score()).isEqualTo(75);
        assertThat(rollUp.weighted()).isTrue();
        assertThat(rollUp.worst().account()).isEqualTo("b");
        assertThat(rollUp.arr()).isEqualTo(100_000);
    }

    @Test
    void withoutAnyArrAllWeighTheSame() {
        var rollUp = RollUp.of(List.of(scored("a", null, 80), scored("b", 0.0, 30)));

        assertThat(rollUp.mean()).isCloseTo(55, within(1e-9));
        assertThat(rollUp.weighted()).isFalse();
        assertThat(rollUp.withoutArr()).isEqualTo(2);
    }

    @Test
    void anAccountWithoutArrHasNoPartInAWeightedMeanButMayBeTheWorst() {
        var rollUp = RollUp.of(List.of(scored("a", 10.0, 80), scored("b", null, 30)));

        assertThat(rollUp.mean()).isCloseTo(80, within(1e-9));
        assertThat(rollUp.withoutArr()).isEqualTo(1);
        assertThat(rollUp.worst().account()).isEqualTo("b");
    }

    @Test
    void unscoredAndChurnedAccountsAreCountedOnly() {
        var unscored = new Member("a", null, 50.0, null, null, false);
        var churned = new Member("b", null, 70.0, null, null, true);

        var rollUp = RollUp.of(List.of(unscored, churned, scored("c", 10.0, 64.5)));

        assertThat(rollUp.accounts()).isEqualTo(3);
        assertThat(rollUp.scored()).isEqualTo(1);
        assertThat(rollUp.churned()).isEqualTo(1);
        assertThat(rollUp.arr()).isEqualTo(60);
        assertThat(rollUp.mean()).isCloseTo(64.5, within(1e-9));
        assertThat(rollUp.score()).isEqualTo(65);
    }

    @Test
    void nothingScoredHasNoMean() {
        var rollUp = RollUp.of(List.of(new Member("a", null, 50.0, null, null, false)));

        assertThat(rollUp.mean()).isNull();
        assertThat(rollUp.score()).isNull();
        assertThat(rollUp.worst()).isNull();
    }

    @Property
    void theMeanLiesBetweenTheWorstAndTheBestWhateverTheOrder(
            @ForAll("members") List<Member> members, @ForAll Random chance) {
        var rollUp = RollUp.of(members);
        var shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, chance);

        if (rollUp.mean() != null) {
            double best = members.stream()
                    .filter(member -> member.exact() != null)
                    .mapToDouble(Member::exact)
                    .max()
                    .orElseThrow();
            assertThat(rollUp.mean()).isBetween(rollUp.worst().exact() - 1e-9, best + 1e-9);
            assertThat(RollUp.of(shuffled).mean()).isCloseTo(rollUp.mean(), within(1e-9));
        }
        assertThat(RollUp.of(shuffled).worst()).isEqualTo(rollUp.worst());
    }

    @Provide
    Arbitrary<List<Member>> members() {
        var arr = Arbitraries.doubles().between(0, 1e6).ofScale(2).injectNull(0.2);
        var exact = Arbitraries.doubles().between(0, 100).ofScale(4).injectNull(0.2);
        return Combinators.combine(Arbitraries.strings().alpha().ofLength(6), arr, exact)
                .as((account, money, score) -> new Member(account, null, money, score, null, false))
                .list()
                .uniqueElements(Member::account)
                .ofMaxSize(30);
    }

    private static Member scored(String account, Double arr, double exact) {
        return new Member(account, null, arr, exact, Band.YELLOW, false);
    }
}
