package io.bellwether.alerting.calendar;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Comparator.comparingLong;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Account.Contract;
import io.bellwether.alerting.book.Item;
import io.bellwether.alerting.book.Said;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The renewal at the end of a contract.
 *
 * @param next the contract that follows; null where none is known
 */
record Renewal(Account account, Contract contract, Contract next) {

    /** Days after its day within which a renewal may be told. */
    private static final int LATE = 30;

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

    /** Why a milestone needs no doing: once it is renewed there is only the renewal itself to come, once lost nothing. */
    Optional<String> settled(Rule milestone) {
        boolean renewalItself = milestone.beforeEnd() <= 0;
        var renewed = renewed();
        if (renewed.isPresent()) {
            return renewed.filter(_ -> !renewalItself);
        }
        return next == null && "lost".equals(account.renewalStage())
                ? Optional.of("The renewal is lost.")
                : Optional.empty();
    }

    /** How it is known that the account stays; empty where it is not. */
    private Optional<String> renewed() {
        if (next != null) {
            return Optional.of("The next contract begins on " + next.start() + ".");
        }
        var told = account.page().said(Item.RENEWED);
        if (told != null && isOfThis(told) && !isLostSince(told)) {
            return Optional.of("The account renewed on " + day(told) + ".");
        }
        return "signed".equals(account.renewalStage()) ? Optional.of("The renewal is signed.") : Optional.empty();
    }

    /** What is told in the first days of a contract, or the first half of a short one, is of the renewal before it. */
    private boolean isOfThis(Said told) {
        var start = contract.start();
        return start == null
                || DAYS.between(start, day(told)) >= Math.min(LATE, DAYS.between(start, contract.end()) / 2);
    }

    private boolean isLostSince(Said told) {
        return "lost".equals(account.renewalStage())
                && account.page().said(Item.RENEWAL_STAGE).compareTo(told) > 0;
    }

    private static LocalDate day(Said said) {
        return LocalDate.ofInstant(said.at(), ZoneOffset.UTC);
    }
}
