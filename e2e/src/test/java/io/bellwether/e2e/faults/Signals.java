package io.bellwether.e2e.faults;

import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Account;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Event;
import io.bellwether.events.Expansion;
import io.bellwether.events.Fact;
import io.bellwether.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What alerting is told, in the order in which it is sent: news of accounts, risks and opportunities, some of it once
 * more later. The same seed and moment give the same.
 *
 * <p>What comes of it must not depend on which topic is read first, as that is nobody's to know. So of each account
 * either risks come and go, or opportunities do; or both come and stay while the account goes from one CSM to another.
 */
final class Signals {

    private static final int ACCOUNTS = 36;
    private static final int ROUNDS = 50;
    private static final int ONE_OF_SO_MANY_AGAIN = 50;
    private static final int CSMS = 5;
    private static final List<String> RISKS = List.of("usage-decline", "nps-low");
    private static final List<String> OPPORTUNITIES = List.of("seats", "advocacy");

    private final Random random;
    private final Instant start;
    private final LocalDate today;
    private final List<Sent> sent = new ArrayList<>();

    private Signals(long seed, Instant now) {
        this.random = new Random(seed);
        this.start = now.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    static List<Sent> of(long seed, Instant now) {
        var signals = new Signals(seed, now);
        for (int round = 0; round < ROUNDS; round++) {
            for (int account = 0; account < ACCOUNTS; account++) {
                signals.send(account, signals.fact(round, account));
            }
        }
        return signals.sent;
    }

    private void send(int account, Fact fact) {
        int number = sent.size();
        var source = fact instanceof Account ? "urn:example:crm" : "urn:bellwether:health-service";
        var time = start.plusSeconds(number); // later news count
        sent.add(new Sent.Good(new Event(source, "signal-" + number, "account-" + account, time, fact)));
        if (random.nextInt(ONE_OF_SO_MANY_AGAIN) == 0) {
            sent.add(sent.get(random.nextInt(sent.size())));
        }
    }

    /** The contract first: the calendar begins with it, and nothing that is told later moves its dates. */
    private Fact fact(int round, int account) {
        return switch (round) {
            case 0 -> new Account.Contract(today, today.plusDays(20 + account), 5_000.0 * (account + 1), 1);
            case 1 -> ofCsm(csm(account));
            default ->
                switch (account % 3) {
                    case 0 -> random.nextInt(3) > 0 ? risk(any(Severity.values()), csm(account)) : riskCleared();
                    case 1 -> random.nextInt(3) > 0 ? opportunity(csm(account)) : opportunityCleared();
                    default -> whileCsmsChange();
                };
        };
    }

    /** Health names no CSM here, as its word would count more than news that alerting has read before. */
    private Fact whileCsmsChange() {
        return switch (random.nextInt(3)) {
            case 0 -> ofCsm(csm(random.nextInt(CSMS)));
            case 1 -> risk(any(Severity.MEDIUM, Severity.LOW), null); // a severe one would mute opportunities
            default -> opportunity(null);
        };
    }

    private static String csm(int number) {
        return "csm-" + number % CSMS;
    }

    private static Account.Described ofCsm(String csm) {
        return new Account.Described(null, null, null, csm, null, null, null, null, null, null, null, null, null);
    }

    private ChurnRisk.Raised risk(Severity severity, String csm) {
        int score = random.nextInt(100);
        return new ChurnRisk.Raised(
                any(RISKS), severity, today, "The score is " + score + ".", score, Band.YELLOW, List.of(), card(csm));
    }

    private ChurnRisk.Cleared riskCleared() {
        return new ChurnRisk.Cleared(any(RISKS), "It is back.");
    }

    private Expansion.Raised opportunity(String csm) {
        double confidence = random.nextInt(11) / 10.0;
        return new Expansion.Raised(
                any(OPPORTUNITIES), confidence, today, "They grow.", 80, Band.GREEN, List.of(), card(csm));
    }

    private Expansion.Cleared opportunityCleared() {
        return new Expansion.Cleared(any(OPPORTUNITIES), "They grow no more.");
    }

    private static AccountCard card(String csm) {
        return new AccountCard(null, csm, null, null, null);
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
