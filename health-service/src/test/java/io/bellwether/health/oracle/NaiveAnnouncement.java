package io.bellwether.health.oracle;

import io.bellwether.events.Band;
import java.util.stream.IntStream;

/** Models §4, hysteresis of bands: which one is announced of an account that is looked at once a day. */
final class NaiveAnnouncement {

    private final Recipe recipe;
    private Band announced;

    NaiveAnnouncement(Recipe recipe) {
        this.recipe = recipe;
    }

    /** Null before the account is scored for the first time. */
    Band announced() {
        return announced;
    }

    /** Looks at the next day. */
    void look(Diary d) {
        var shown = NaiveScore.of(d, recipe);
        if (!shown.scored()) {
            return;
        }
        if (announced == null || isFar(shown) || hasStayed(d)) {
            announced = shown.band();
        }
    }

    /** So many points from the bound of the announced band that the score has crossed. */
    private boolean isFar(NaiveScore score) {
        int points = recipe.announce().points();
        if (isBelow(score)) {
            return score.rounded() <= from(announced) - points;
        }
        return isAbove(score) && score.rounded() >= to(announced) + points;
    }

    /** Across the same bound on each of so many days, this one included. */
    private boolean hasStayed(Diary d) {
        var days = IntStream.range(0, recipe.announce().days())
                .mapToObj(earlier -> NaiveScore.of(d.daysEarlier(earlier), recipe))
                .toList();
        return days.stream().allMatch(this::isBelow) || days.stream().allMatch(this::isAbove);
    }

    private boolean isBelow(NaiveScore score) {
        return score.scored() && score.rounded() < from(announced);
    }

    private boolean isAbove(NaiveScore score) {
        return score.scored() && score.rounded() >= to(announced);
    }

    private int from(Band band) {
        return switch (band) {
            case GREEN -> recipe.green();
            case YELLOW -> recipe.yellow();
            case RED -> 0;
        };
    }

    /** The lowest score that is too good for the band. */
    private int to(Band band) {
        return switch (band) {
            case GREEN -> 101;
            case YELLOW -> recipe.green();
            case RED -> recipe.yellow();
        };
    }
}
