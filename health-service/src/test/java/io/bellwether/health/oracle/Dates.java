package io.bellwether.health.oracle;

import io.bellwether.events.Account;
import io.bellwether.events.Fact;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Dates that facts name, counted from a day that stands for today until today is known. */
final class Dates {

    static final LocalDate TODAY = LocalDate.EPOCH;

    private Dates() {}

    /** Dates around today, and at the ends of time. */
    static Arbitrary<LocalDate> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        9,
                        Arbitraries.of(-1000, -365, -91, -90, -89, -30, -15, -14, -8, -7, -1, 0, 1, 89, 90, 91, 365)
                                .map(TODAY::plusDays)),
                Tuple.of(1, Arbitraries.of(LocalDate.of(9999, 12, 31), LocalDate.of(0, 1, 1))));
    }

    /** The same fact, with its dates counted from the real today. */
    static Fact from(LocalDate today, Fact fact) {
        return switch (fact) {
            case Account.Contract contract ->
                new Account.Contract(
                        from(today, contract.start()),
                        from(today, contract.end()),
                        contract.arr(),
                        contract.termMonths());
            case Account.Described told
            when told.startDate() != null ->
                new Account.Described(
                        told.name(),
                        told.segment(),
                        told.arr(),
                        told.csm(),
                        told.industry(),
                        told.parent(),
                        told.licensedUsers(),
                        told.totalFeatures(),
                        told.expectedLoginsPerWeek(),
                        told.ticketBaseline(),
                        from(today, told.startDate()),
                        told.region(),
                        told.tags());
            default -> fact;
        };
    }

    private static LocalDate from(LocalDate today, LocalDate date) {
        return date.getYear() == 9999 || date.getYear() == 0 ? date : today.plusDays(date.toEpochDay());
    }
}
