package io.bellwether.quickstart.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who looks after the simulated book.
 *
 * @param role csm, manager or executive
 * @param manager whom they report to; null for nobody
 */
public record Colleague(String id, String name, String role, String manager) {

    private static final String MANAGER = "maya.brandt";
    private static final String EXECUTIVE = "noah.weiss";

    /** All CSMs of the book, their manager and an executive. */
    public static List<Colleague> all() {
        var csms = Names.CSMS.stream().map(id -> of(id, "csm", MANAGER));
        return Stream.concat(Stream.of(of(EXECUTIVE, "executive", null), of(MANAGER, "manager", EXECUTIVE)), csms)
                .toList();
    }

    private static Colleague of(String id, String role, String manager) {
        var name = Arrays.stream(id.split("\\."))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
        return new Colleague(id, name, role, manager);
    }
}
