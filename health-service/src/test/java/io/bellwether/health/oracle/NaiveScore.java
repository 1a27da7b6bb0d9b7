package io.bellwether.health.oracle;

import io.bellwether.events.Account;
import io.bellwether.events.Band;
import java.util.ArrayList;
import java.util.List;

/**
 * Models §4.
 *
 * @param scored not where coverage is below the floor, nor where the account has churned
 * @param exact null where no component has data
 * @param band null where not scored
 */
record NaiveScore(boolean scored, Fraction exact, Fraction coverage, Band band, List<Part> components) {

    /** Weights such as a third are no exact decimals: what differs by less is the same. */
    private static final Fraction NOTHING = Fraction.of(1e-9);

    /** @param value null without data */
    record Part(Fraction value, List<Share> measures) {}

    /**
     * A measure's share of the unrounded score.
     *
     * @param value null without data
     */
    record Share(String measure, Fraction value, Fraction points) {}

    static NaiveScore of(Diary d, Recipe recipe) {
        var values = recipe.components().stream().map(part -> values(d, part)).toList();
        var exact = mean(values.stream().map(NaiveScore::value).toList(), weights(recipe));
        var coverage = coverage(recipe, values);
        boolean covered = !coverage.plus(NOTHING).below(Fraction.of(recipe.coverageFloor()));
        boolean scored = exact != null && covered && !churned(d);
        var score = exact == null ? null : exact.times(Fraction.of(100));
        var parts = parts(recipe, values);
        return new NaiveScore(scored, score, coverage, scored ? band(rounded(score), recipe) : null, parts);
    }

    /** From account.churned on until a later account.renewed or account.contract. */
    static boolean churned(Diary d) {
        var standing = d.latest(fact -> switch (fact) {
            case Account.Churned _ -> 0;
            case Account.Renewed _, Account.Contract _ -> 1;
            default -> null;
        });
        return standing != null && standing.value() == 0;
    }

    int rounded() {
        return rounded(exact);
    }

    private static int rounded(Fraction score) {
        return score.plus(NOTHING).roundedHalfUp();
    }

    private record Weighted(Fraction weight, Fraction value) {}

    private static List<Weighted> values(Diary d, Recipe.Part part) {
        return part.measures().stream()
                .map(share ->
                        new Weighted(Fraction.of(share.weight()), Rows.value(share.measure(), d, share.settings())))
                .toList();
    }

    private static Fraction value(List<Weighted> measures) {
        return mean(
                measures.stream().map(Weighted::value).toList(),
                measures.stream().map(Weighted::weight).toList());
    }

    private static List<Fraction> weights(Recipe recipe) {
        return recipe.components().stream()
                .map(part -> Fraction.of(part.weight()))
                .toList();
    }

    /** The weighted mean of those with data, or null. */
    private static Fraction mean(List<Fraction> values, List<Fraction> weights) {
        var sum = Fraction.ZERO;
        var weight = Fraction.ZERO;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                sum = sum.plus(values.get(i).times(weights.get(i)));
                weight = weight.plus(weights.get(i));
            }
        }
        return weight.isZero() ? null : sum.by(weight);
    }

    private static Fraction coverage(Recipe recipe, List<List<Weighted>> values) {
        var coverage = Fraction.ZERO;
        for (int i = 0; i < values.size(); i++) {
            var share = sum(withData(values.get(i))).by(sum(values.get(i)));
            coverage = coverage.plus(weights(recipe).get(i).times(share));
        }
        return coverage;
    }

    private static Band band(int rounded, Recipe recipe) {
        if (rounded >= recipe.green()) {
            return Band.GREEN;
        }
        return rounded >= recipe.yellow() ? Band.YELLOW : Band.RED;
    }

    private static List<Part> parts(Recipe recipe, List<List<Weighted>> values) {
        var weightWithData = Fraction.ZERO;
        for (int i = 0; i < values.size(); i++) {
            var weight = weights(recipe).get(i);
            weightWithData = value(values.get(i)) == null ? weightWithData : weightWithData.plus(weight);
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < values.size(); i++) {
            var shares = new ArrayList<Share>();
            for (int j = 0; j < values.get(i).size(); j++) {
                var measure = values.get(i).get(j);
                var points = measure.value() == null
                        ? Fraction.ZERO
                        : measure.value()
                                .times(Fraction.of(100))
                                .times(weights(recipe).get(i).by(weightWithData))
                                .times(measure.weight().by(sum(withData(values.get(i)))));
                shares.add(
                        new Share(recipe.components().get(i).measures().get(j).measure(), measure.value(), points));
            }
            parts.add(new Part(value(values.get(i)), shares));
        }
        return parts;
    }

    private static List<Weighted> withData(List<Weighted> measures) {
        return measures.stream().filter(measure -> measure.value() != null).toList();
    }

    private static Fraction sum(List<Weighted> measures) {
        return measures.stream().map(Weighted::weight).reduce(Fraction.ZERO, Fraction::plus);
    }
}
