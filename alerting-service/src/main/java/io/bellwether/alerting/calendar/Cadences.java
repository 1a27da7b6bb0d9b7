package io.bellwether.alerting.calendar;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.task.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * When what is to be done for which account: data, read from {@code calendar.yaml}.
 *
 * @param plans by type of task, which variant of its rules holds
 * @param onboardingDays from the start of the first contract
 * @param adoptionDays from the start of the first contract to the end of adoption
 * @param renewalDays before the end of the contract
 */
public record Cadences(
        Map<String, String> plans, int onboardingDays, int adoptionDays, int renewalDays, List<Rule> rules) {

    private static final int DAYS_WITH_ONE_MILESTONE = 30;

    public Cadences {
        plans = Map.copyOf(plans);
        rules = List.copyOf(rules);
        for (var rule : rules) {
            if (rule.plan() != null && !plans.containsKey(typeOf(rule))) {
                throw new IllegalArgumentException("plans must say which plan holds for " + typeOf(rule));
            }
        }
        for (var plan : plans.entrySet()) {
            if (rules.stream()
                    .noneMatch(rule -> plan.getKey().equals(typeOf(rule))
                            && plan.getValue().equals(rule.plan()))) {
                throw new IllegalArgumentException("there are no rules of the plan " + plan.getValue());
            }
        }
    }

    /** The phase on a day; a renewal that is near comes before all but onboarding. */
    public Phase phase(Account account, LocalDate day) {
        long age =
                account.firstStart() == null ? Integer.MAX_VALUE : ChronoUnit.DAYS.between(account.firstStart(), day);
        if (age < onboardingDays) {
            return Phase.ONBOARDING;
        }
        var contract = account.contractOn(day);
        if (contract != null && ChronoUnit.DAYS.between(day, contract.end()) <= renewalDays) {
            return Phase.RENEWAL;
        }
        return age < adoptionDays ? Phase.ADOPTION : Phase.OPTIMIZATION;
    }

    /** The rules that hold, of the variants the chosen ones. */
    List<Rule> chosen() {
        return rules.stream()
                .filter(rule -> rule.plan() == null || rule.plan().equals(plans.get(typeOf(rule))))
                .toList();
    }

    /** By as many days an end of a contract must move to be that of another renewal. */
    int daysBetweenMilestones() {
        var days = chosen().stream()
                .map(Rule::beforeEnd)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return IntStream.range(1, days.size())
                .map(i -> days.get(i) - days.get(i - 1))
                .min()
                .orElse(DAYS_WITH_ONE_MILESTONE);
    }

    private static String typeOf(Rule rule) {
        return Words.of(rule.type());
    }
}
