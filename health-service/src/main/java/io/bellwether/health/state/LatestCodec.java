package io.bellwether.health.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The part of the stored form that has the latest values: of what there are how many entries; then all their times; then
 * what they say.
 */
@SuppressWarnings("EnumOrdinal") // see StateCodec
final class LatestCodec {

    private LatestCodec() {}

    static void write(Latest latest, Span span, Bits.Out out) {
        var all = latest.between(span.from(), span.to());
        var entries = new ArrayList<Entry>();
        out.number(all.size());
        int field = 0;
        var of = "";
        for (var said : all) {
            out.number(said.field().ordinal() - field);
            field = said.field().ordinal();
            out.text(said.of(), of);
            of = said.of();
            out.number(said.entries().size());
            entries.addAll(said.entries());
        }
        out.column(entries.stream().mapToLong(Entry::micros).toArray());
        writeSaid(entries, out);
    }

    /** Adds entries that are later than those that it has. */
    static void read(Latest latest, Bits.In in) {
        var lists = new ArrayList<List<Entry>>();
        int field = 0;
        var of = "";
        for (long all = in.number(); all > 0; all--) {
            field += in.integer();
            of = in.text(of);
            lists.addAll(Collections.nCopies(in.integer(), latest.entries(Field.ALL.get(field), of)));
        }
        readSaid(in.column(lists.size()), lists, in);
    }

    private static void writeSaid(List<Entry> entries, Bits.Out out) {
        var id = "";
        var text = "";
        for (var entry : entries) {
            out.text(entry.id(), id);
            id = entry.id();
            out.flag(entry.text() != null);
            if (entry.text() == null) {
                out.decimal(entry.number());
            } else {
                out.text(entry.text(), text);
                text = entry.text();
            }
        }
    }

    /** @param lists where each entry belongs */
    private static void readSaid(long[] micros, List<List<Entry>> lists, Bits.In in) {
        var id = "";
        var text = "";
        for (int i = 0; i < micros.length; i++) {
            id = in.text(id);
            if (in.flag()) {
                text = in.text(text);
                lists.get(i).add(new Entry(micros[i], id, Double.NaN, text));
            } else {
                lists.get(i).add(new Entry(micros[i], id, in.decimal(), null));
            }
        }
    }
}
