package io.bellwether.health.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is written is read back, and takes what it should. */
class BitsTest {

    @Property
    void whatIsWrittenIsReadBack(
            @ForAll List<Long> numbers, @ForAll List<Double> decimals, @ForAll List<String> texts) {
        var out = new Bits.Out();
        var before = "";
        for (long number : numbers) {
            out.flag(number < 0);
            out.signed(number);
            out.bits(number, 64);
            out.bits(number, 13);
        }
        decimals.forEach(out::decimal);
        for (var text : texts) {
            out.text(text, before);
            before = text;
        }

        var in = Bits.In.of(out.toBytes());
        for (long number : numbers) {
            assertThat(in.flag()).isEqualTo(number < 0);
            assertThat(in.signed()).isEqualTo(number);
            assertThat(in.bits(64)).isEqualTo(number);
            assertThat(in.bits(13)).isEqualTo(number & 0x1fff);
        }
        decimals.forEach(decimal -> assertThat(in.decimal()).isEqualTo(decimal));
        before = "";
        for (var text : texts) {
            before = in.text(before);
            assertThat(before).isEqualTo(text);
        }
    }

    @Property
    void aColumnIsReadBack(@ForAll("columns") List<Long> values, @ForAll boolean shifted) {
        var out = new Bits.Out();
        out.bits(0, shifted ? 3 : 0);
        out.column(values.stream().mapToLong(Long::longValue).toArray());

        var in = Bits.In.of(out.toBytes());
        in.bits(shifted ? 3 : 0);
        assertThat(in.column(values.size()))
                .containsExactly(values.stream().mapToLong(Long::longValue).toArray());
    }

    @Provide
    Arbitrary<List<Long>> columns() {
        var steps = Arbitraries.of(1L, 7L, 60L, 86_400_000_000L);
        var counts = Arbitraries.longs().between(0, 1_000);
        var any = Arbitraries.longs().list().ofMaxSize(40);
        return Arbitraries.oneOf(
                any,
                steps.flatMap(
                        step -> counts.map(count -> count * step - 500).list().ofMaxSize(200)),
                counts.map(count -> count == 0 ? Long.MAX_VALUE : count).list().ofMaxSize(5));
    }

    @Test
    void regularNumbersTakeNoRoom() {
        var out = new Bits.Out();
        out.column(new long[] {7, 7, 7, 7, 7, 7, 7, 7});
        out.column(new long[] {0, 60_000_000, 0, 60_000_000});

        assertThat(out.toBytes()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void idsTakeWhatDiffers() {
        var out = new Bits.Out();
        out.text("event-10000", "");
        int first = out.toBytes().length;
        var all = new Bits.Out();
        var before = "";
        for (int i = 10_000; i < 10_100; i++) {
            all.text("event-" + i, before);
            before = "event-" + i;
        }

        assertThat(all.toBytes().length - first).isLessThan(99 * 4);
    }

    @Test
    void aUuidTakesItsBits() {
        var ids = new ArrayList<String>();
        var out = new Bits.Out();
        for (int i = 0; i < 10; i++) {
            ids.add(new UUID(i * 0x9e3779b97f4a7c15L, ~i).toString());
            out.text(ids.getLast(), "");
        }

        var bytes = out.toBytes();
        assertThat(bytes).hasSizeLessThan(10 * 17);
        var in = Bits.In.of(bytes);
        assertThat(ids).allSatisfy(id -> assertThat(in.text("")).isEqualTo(id));
    }

    @Test
    void aTextThatIsAlmostAUuidStaysAsItIs() {
        var texts = List.of(
                "0A000000-0000-0000-0000-000000000000",
                "00000000000000000000000000000000000-",
                "0-0-0-0-0",
                "g0000000-0000-0000-0000-000000000000");
        var out = new Bits.Out();
        texts.forEach(text -> out.text(text, ""));

        var in = Bits.In.of(out.toBytes());
        assertThat(texts).allSatisfy(text -> assertThat(in.text("")).isEqualTo(text));
    }
}
