package io.bellwether.alerting.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All people that are known, and when they are away.
 *
 * <p>People that are not known can be named as owners nevertheless: of them we know no absence and no manager.
 */
public record Staff(Map<String, Person> people, Map<String, List<Absence>> absences) {

    public static final Staff NOBODY = of(List.of(), List.of());

    public static Staff of(Collection<Person> people, Collection<Absence> absences) {
        return new Staff(
                people.stream().collect(Collectors.toUnmodifiableMap(Person::id, it -> it)),
                absences.stream().collect(Collectors.groupingBy(Absence::person)));
    }

    public Person person(String id) {
        var known = people.get(id);
        return known == null ? Person.unknown(id) : known;
    }

    public List<Person> withRole(String role) {
        return people.values().stream()
                .filter(person -> person.role().equals(role))
                .sorted(Comparator.comparing(Person::id))
                .toList();
    }

    /** Empty where the person is there on that day. */
    public Optional<Absence> absence(String id, LocalDate day) {
        return absences.getOrDefault(id, List.of()).stream()
                .filter(absence -> absence.on(day))
                .findFirst();
    }

    /**
     * The first who is there of the deputy of somebody who is away, and of their deputies in turn; empty where none is.
     *
     * @param away tells the absence of somebody; empty where they are there
     */
    public Optional<Person> deputy(Absence absence, Away away) {
        var asked = new LinkedHashSet<String>();
        asked.add(absence.person()); // people may stand in for each other in a circle
        Optional<Absence> next = Optional.of(absence);
        while (next.isPresent()) {
            var deputy = next.get().deputy();
            if (deputy == null || !asked.add(deputy)) {
                return Optional.empty();
            }
            next = away.of(person(deputy));
            if (next.isEmpty()) {
                return Optional.of(person(deputy));
            }
        }
        return Optional.empty();
    }

    /** Tells the absence of somebody as far as it matters; empty where they are there. */
    @FunctionalInterface
    public interface Away {
        Optional<Absence> of(Person person);
    }

    /** The absences of those who are away now. */
    public List<Absence> away(Instant now) {
        return people.keySet().stream()
                .sorted()
                .flatMap(id -> awayAt(now).of(person(id)).stream())
                .toList();
    }

    /** Whether each is away now. */
    public Away awayAt(Instant now) {
        return person -> absence(person.id(), person.dayAt(now));
    }

    /** Whom somebody reports to, and whom these do in turn, nearest first. */
    public List<Person> above(String id) {
        var chain = new ArrayList<Person>();
        var seen = new LinkedHashSet<String>();
        var manager = person(id).manager();
        while (manager != null && seen.add(manager) && !manager.equals(id)) {
            chain.add(person(manager));
            manager = person(manager).manager();
        }
        return chain;
    }

    /** Somebody and all who report to them, directly or not. */
    public Predicate<String> teamOf(String id) {
        return other -> other.equals(id)
                || above(other).stream().anyMatch(person -> person.id().equals(id));
    }
}
