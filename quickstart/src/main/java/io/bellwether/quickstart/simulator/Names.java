package io.bellwether.quickstart.simulator;

import java.util.List;
import java.util.Locale;

/** Invented companies and people. */
final class Names {

    static final List<String> CSMS = List.of(
            "ana.silva",
            "ben.okafor",
            "chloe.martin",
            "daniel.kim",
            "elif.yilmaz",
            "farid.haddad",
            "greta.lind",
            "hugo.reyes");

    static final List<String> INDUSTRIES =
            List.of("logistics", "retail", "health", "finance", "energy", "media", "travel", "public sector");

    private static final List<String> FIRST = List.of(
            "Alder", "Birch", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbor", "Indigo", "Juniper", "Kestrel",
            "Lumen", "Maple", "Nimbus", "Orchard", "Pioneer", "Quartz", "Ridge", "Summit", "Tidal");

    private static final List<String> SECOND = List.of(
            "Analytics",
            "Bank",
            "Clinics",
            "Devices",
            "Energy",
            "Foods",
            "Freight",
            "Insurance",
            "Labs",
            "Markets",
            "Robotics",
            "Travel");

    private Names() {}

    /** Different for each number. */
    static String company(int number) {
        // The pairs are walked diagonally, so that neighbours in the book share no word.
        int first = number % FIRST.size();
        int round = number / FIRST.size();
        int second = (first + round) % SECOND.size();
        var name = FIRST.get(first) + " " + SECOND.get(second);
        int again = round / SECOND.size();
        return again == 0 ? name : name + " " + (again + 1);
    }

    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
