package io.bellwether.alerting.calendar;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Comparator.comparingLong;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Account.Contract;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The renewal at the end of a contract.
 *
 * @param next the contract that follows; null where none is known
 */
record Renewal(Account account, Contract contract, Contract next) {

    static List<Renewal> of(Account account) {
        var contracts = account.contracts();
        int last = contracts.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> new Renewal(account, contracts.get(i), i < last ? contracts.get(i + 1) : null))
                .toList();
    }

    /** That of the contract whose end lies nearest to a day. */
    static Optional<Renewal> nearest(Account account, LocalDate day) {
        return of(account).stream()
                .min(comparingLong(
                        renewal -> Math.abs(DAYS.between(renewal.contract().end(), day))));
    }

    LocalDate date(Rule milestone) {
        return contract.end().minusDays(milestone.beforeEnd());
    }

    /** Why a milestone needs no doing: once it is renewed there is only the renewal itself to come, once it is lost nothing. */
    Optional<String> settled(Rule milestone) {
        boolean renewalItself = milestone.beforeEnd() <= 0;
        if (next != null) {
            return renewalItself ? Optional.empty() : Optional.of("The next contract begins on " + next.start() + ".");
        }
        var stage = account.renewalStage();
        return "lost".equals(stage) || ("signed".equals(stage) && !renewalItself)
                ? Optional.of("The renewal is " + stage + ".")
                : Optional.empty();
    }
}
