package io.bellwether.alerting.assign;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.person.Absence;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.Staff;
import io.bellwether.alerting.task.Assignment;
import io.bellwether.alerting.task.Assignment.Why;
import io.bellwether.alerting.task.Desk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds who gets a task: the account's CSM, else who stands in for them, else where a route leads, else whose turn it
 * is in the default pool. Somebody is away who is so on the day by which they should have acted.
 *
 * @param turns what pools have given away: it goes on with each task that a pool gives to somebody
 * @param accounts by id, what is known of them
 */
public record Assigner(Routes routes, Staff staff, Turns turns, Function<String, Account> accounts, Instant now)
        implements Desk {

    @Override
    public Person person(String id) {
        return staff.person(id);
    }

    @Override
    public boolean isStranger(String id) {
        return !staff.people().isEmpty() && !staff.people().containsKey(id);
    }

    @Override
    public Assignment assign(Work work, Function<Person, LocalDate> due) {
        return new Search(work, due).result();
    }

    /** The way to the owner of one task. */
    private final class Search {

        private final Work work;
        private final Staff.Away away;

        Search(Work work, Function<Person, LocalDate> due) {
            this.work = work;
            this.away = person -> staff.absence(person.id(), later(due.apply(person), person.dayAt(now)));
        }

        Assignment result() {
            if (work.csm() == null) {
                return routed("The account has no CSM.").orElse(Assignment.NOBODYS);
            }
            var absence = away.of(staff.person(work.csm()));
            return absence.isEmpty() ? Assignment.ofCsm(work.csm()) : insteadOf(absence.get());
        }

        private Assignment insteadOf(Absence absence) {
            var csm = absence.person();
            var words = "%s is away until %s.".formatted(csm, absence.to());
            var deputy = staff.deputy(absence, away);
            if (deputy.isPresent()) {
                var how = deputy.get().id().equals(absence.deputy())
                        ? deputy.get().id() + " is the deputy."
                        : "%s stands in for the deputy %s, who is away too."
                                .formatted(deputy.get().id(), absence.deputy());
                return new Assignment(deputy.get().id(), Why.DEPUTY, null, csm, words + " " + how);
            }
            return routed(words + " Nobody stands in.")
                    .map(it -> new Assignment(it.owner(), it.why(), it.route(), csm, it.words()))
                    .orElseGet(() -> new Assignment(
                            csm, Why.AWAY, null, null, words + " Nobody stands in, and there is nobody else."));
        }

        private Optional<Assignment> routed(String because) {
            for (var route : routes.routes()) {
                if (route.matches(work, account())) {
                    var found = along(route, because);
                    if (found.isPresent()) {
                        return found;
                    }
                    if (!route.continues()) {
                        break;
                    }
                }
            }
            return routes.defaultPool() == null
                    ? Optional.empty()
                    : from(routes.defaultPool(), because + " Nobody by a route.");
        }

        private Optional<Assignment> along(Route route, String because) {
            var words = because + " Route " + route.name();
            if (route.pool() != null) {
                return from(route.pool(), words + ".");
            }
            if (route.person() != null) {
                return Optional.of(staff.person(route.person()))
                        .filter(this::isThere)
                        .map(it -> new Assignment(
                                it.id(), Why.ROUTE, route.name(), null, words + " names " + it.id() + "."));
            }
            return there(staff.withRole(route.role())).stream()
                    .min(byShare())
                    .map(it -> new Assignment(
                            it.id(),
                            Why.ROUTE,
                            route.name(),
                            null,
                            words + " names the role " + route.role() + ": " + it.id() + " is the least loaded."));
        }

        private Optional<Assignment> from(String name, String because) {
            var pool = routes.pools().get(name);
            var held = new Turns.Held(name, account().id());
            var there = there(pool.members(staff));
            var holder = turns.holder(held)
                    .filter(id -> there.stream().anyMatch(it -> it.id().equals(id)));
            if (holder.isPresent()) {
                return Optional.of(new Assignment(
                        holder.get(),
                        Why.POOL,
                        name,
                        null,
                        "%s Pool %s: the account is with %s.".formatted(because, name, holder.get())));
            }
            var inTurn = inTurn(there, pool.pick(), turns.last(name));
            var picked = inTurn.stream()
                    .filter(it -> !routes.capacityInForce().isExceeded(turns.load(it.id()), segment()))
                    .findFirst();
            return picked.map(it -> pooled(it, name, Why.POOL, because, how(pool.pick())))
                    .or(() -> there.stream()
                            .min(byShare())
                            .map(it -> pooled(
                                    it,
                                    name,
                                    Why.OVER_CAPACITY,
                                    because,
                                    "all are over capacity, this is the least loaded")))
                    .map(it -> {
                        turns.give(
                                held,
                                it.owner(),
                                segment(),
                                account().arr() == null ? 0 : account().arr());
                        return it;
                    });
        }

        private Assignment pooled(Person person, String pool, Why why, String because, String how) {
            return new Assignment(
                    person.id(), why, pool, null, "%s Pool %s: %s, %s.".formatted(because, pool, person.id(), how));
        }

        private List<Person> inTurn(List<Person> there, Pool.Pick pick, String last) {
            Comparator<Person> order =
                    switch (pick) {
                        // in a circle: first those after the last one
                        case ROUND_ROBIN ->
                            comparingInt(it -> last == null || it.id().compareTo(last) > 0 ? 0 : 1);
                        case FEWEST_ACCOUNTS ->
                            comparingDouble(it -> turns.load(it.id()).total());
                        case LEAST_ARR ->
                            comparingDouble(it -> turns.load(it.id()).arr());
                    };
            return there.stream().sorted(order).toList(); // stable: else in order of their ids
        }

        private Comparator<Person> byShare() {
            return comparingDouble((Person it) -> routes.capacityInForce().share(turns.load(it.id())))
                    .thenComparingInt(it -> turns.load(it.id()).total());
        }

        private List<Person> there(List<Person> people) {
            return people.stream().filter(this::isThere).toList();
        }

        private boolean isThere(Person person) {
            return away.of(person).isEmpty();
        }

        private Account account() {
            return accounts.apply(work.identity().account());
        }

        private String segment() {
            return work.customer().segment();
        }
    }

    private static String how(Pool.Pick pick) {
        return switch (pick) {
            case ROUND_ROBIN -> "whose turn it was";
            case FEWEST_ACCOUNTS -> "who had the fewest accounts";
            case LEAST_ARR -> "whose accounts had the least ARR";
        };
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
