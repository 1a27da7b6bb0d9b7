package io.bellwether.health.score;

import io.bellwether.events.Band;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * How the accounts below an account do, taken together.
 *
 * @param accounts all below, at any depth, each once; the account itself is none of them
 * @param scored of these, those with a score
 * @param churned of these, those that have left; they are not scored
 * @param arr of the accounts that have not left, where known
 * @param weighted whether the mean is weighted by ARR; it is not if no scored account has any
 * @param withoutArr scored accounts that have no ARR and so no part in a weighted mean
 * @param mean of the exact scores, 0 to 100; null if none is scored
 * @param score the mean rounded half-up
 * @param worst the lowest score; null if none is scored
 */
public record RollUp(
        int accounts,
        int scored,
        int churned,
        double arr,
        boolean weighted,
        int withoutArr,
        Double mean,
        Integer score,
        Member worst) {

    /**
     * An account below.
     *
     * @param arr null where unknown
     * @param exact null where not scored
     * @param band null where not scored
     */
    public record Member(String account, String name, Double arr, Double exact, Band band, boolean churned) {

        private boolean scored() {
            return exact != null && !churned;
        }

        private double weight() {
            return arr == null ? 0 : Math.max(0, arr);
        }
    }

    public static RollUp of(List<Member> members) {
        var scored = members.stream().filter(Member::scored).toList();
        double weights = scored.stream().mapToDouble(Member::weight).sum();
        boolean weighted = weights > 0;
        var mean = scored.isEmpty() ? null : (Double) (weighted ? byArr(scored, weights) : equally(scored));
        return new RollUp(
                members.size(),
                scored.size(),
                count(members, Member::churned),
                members.stream()
                        .filter(member -> !member.churned())
                        .mapToDouble(Member::weight)
                        .sum(),
                weighted,
                count(scored, member -> member.weight() == 0),
                mean,
                mean == null ? null : (Integer) Score.rounded(mean),
                scored.stream()
                        .min(Comparator.comparing(Member::exact).thenComparing(Member::account))
                        .orElse(null));
    }

    private static double byArr(List<Member> scored, double weights) {
        return scored.stream()
                        .mapToDouble(member -> member.weight() * member.exact())
                        .sum()
                / weights;
    }

    private static double equally(List<Member> scored) {
        return scored.stream().mapToDouble(Member::exact).sum() / scored.size();
    }

    private static int count(List<Member> members, Predicate<Member> which) {
        return (int) members.stream().filter(which).count();
    }
}
