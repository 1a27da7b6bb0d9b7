package io.bellwether.ingestion.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    @Property
    void theSameFileGivesTheSameIdsEachTimeAndNoTwoAreEqual(
            @ForAll @Size(max = 30)
                    List<@Size(max = 3) List<@StringLength(max = 2) @CharRange(from = 'a', to = 'c') String>> rows) {
        var once = ids(rows);
        var again = ids(rows);

        assertThat(again).isEqualTo(once);
        assertThat(new HashSet<>(once)).hasSameSizeAs(once);
    }

    @Property
    void theOrderOfRowsChangesNothing(@ForAll @Size(max = 30) List<@StringLength(max = 1) String> rows) {
        var contents = rows.stream().map(List::of).toList();

        assertThat(ids(contents.reversed())).containsExactlyInAnyOrderElementsOf(ids(contents));
    }

    @Test
    void aRowThatIsAppendedLeavesTheOthersAlone() {
        var rows = List.of(List.of("a"), List.of("a"), List.of("b"));

        assertThat(ids(rows)).startsWith(ids(rows.subList(0, 2)).toArray(String[]::new));
    }

    @Test
    void whereOnePartEndsMatters() {
        assertThat(ids(List.of(List.of("ab", "c")))).isNotEqualTo(ids(List.of(List.of("a", "bc"))));
    }

    @Test
    void anIdFromColumnsThatComesTwiceIsSaidToBeRepeated() {
        var ids = new EventIds();

        assertThat(ids.ofColumns("1").repeated()).isFalse();
        assertThat(ids.ofColumns("2").repeated()).isFalse();
        assertThat(ids.ofColumns("1").repeated()).isTrue();
    }

    @Property
    void hashesAreCountedAsAMapWouldCountThem(@ForAll @Size(max = 5_000) List<Byte> hashes) {
        var seen = new SeenHashes();
        var expected = new HashMap<Long, Integer>();

        for (long hash : hashes) {
            assertThat(seen.add(hash)).isEqualTo(expected.merge(hash == 0 ? 1 : hash, 1, Integer::sum));
        }
    }

    @Test
    void manyMoreHashesThanThereWasRoomForAreRemembered() {
        var seen = new SeenHashes();
        IntStream.range(0, 100_000).forEach(number -> seen.add(number * 0x9E3779B97F4A7C15L));

        assertThat(IntStream.range(1, 100_000).map(number -> seen.add(number * 0x9E3779B97F4A7C15L)))
                .allMatch(count -> count == 2);
    }

    private static List<String> ids(List<List<String>> contents) {
        var ids = new EventIds();
        return contents.stream().map(content -> ids.ofContent(content).text()).toList();
    }
}
