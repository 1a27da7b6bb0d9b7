package io.bellwether.health.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known name was meant by an unknown one. */
final class Nearest {

    private Nearest() {}

    /** The known name with the fewest letters to change, if those are at most a third of it. */
    static Optional<String> to(String name, Collection<String> known) {
        return known.stream()
                .filter(each -> 3 * changes(name, each) <= each.length())
                .min(Comparator.comparingInt((String each) -> changes(name, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein distance: letters to insert, delete or replace. */
    private static int changes(String from, String to) {
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
