package io.bellwether.health.state;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** The part of the stored form that has the newest events of tallies: each event once, though several count it. */
@SuppressWarnings("EnumOrdinal") // see StateCodec
final class NewestCodec {

    private NewestCodec() {}

    private record Counted(long micros, String id) implements Comparable<Counted> {

        @Override
        public int compareTo(Counted other) {
            int byTime = Long.compare(micros, other.micros);
            return byTime == 0 ? id.compareTo(other.id) : byTime;
        }
    }

    static void write(Map<Tally, Newest> newest, Bits.Out out) {
        var places = new TreeMap<Counted, Integer>(); // in order, for then ids begin alike
        for (var events : newest.values()) {
            for (int i = 0; i < events.size(); i++) {
                places.put(new Counted(events.micros(i), events.id(i)), 0);
            }
        }
        int number = 0;
        for (var place : places.entrySet()) {
            place.setValue(number++);
        }
        out.number(places.size());
        out.column(places.keySet().stream().mapToLong(Counted::micros).toArray());
        var before = "";
        for (var event : places.keySet()) {
            out.text(event.id(), before);
            before = event.id();
        }
        out.number(newest.size());
        newest.forEach((tally, events) -> {
            out.number(tally.ordinal());
            out.bits(events.size(), Newest.SIZE_BITS);
            for (int i = 0; i < events.size(); i++) {
                out.bits(places.get(new Counted(events.micros(i), events.id(i))), width(places.size()));
            }
        });
    }

    static void read(Map<Tally, Newest> newest, Bits.In in) {
        int size = in.integer();
        var micros = in.column(size);
        var ids = new ArrayList<String>(size);
        for (int i = 0; i < size; i++) {
            ids.add(in.text(i == 0 ? "" : ids.getLast()));
        }
        for (long tallies = in.number(); tallies > 0; tallies--) {
            var events = new Newest();
            newest.put(Tally.ALL.get(in.integer()), events);
            for (long count = in.bits(Newest.SIZE_BITS); count > 0; count--) {
                int place = (int) in.bits(width(size));
                events.add(micros[place], ids.get(place));
            }
        }
    }

    /** How many bits a place takes. */
    private static int width(int size) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, size - 1));
    }
}
