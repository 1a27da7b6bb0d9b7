package io.bellwether.health.verdict;

import io.bellwether.events.Band;
import io.bellwether.events.BandChange;
import io.bellwether.health.model.Model;
import io.bellwether.health.risk.Scores;
import io.bellwether.health.score.Score;
import java.util.Locale;

/**
 * Which band is announced. It follows the shown one, which is always exact, with hysteresis, so that a score at a bound does
 * not announce a change every day (models §4): once the rounded score is so many points away from the bound that it
 * crossed, or has been across it on so many days, the as-of day included.
 *
 * @param band announced from now on; null until the account is scored for the first time
 * @param change what to tell; null where nothing is announced now, or for the first time
 */
record Announcement(Band band, BandChange change) {

    /** @param announced before; stays while the account is not scored */
    static Announcement next(Band announced, Scores scores, Model model) {
        var now = scores.now();
        if (!now.scored() || now.band() == announced) {
            return new Announcement(announced, null);
        }
        if (announced == null) {
            return new Announcement(now.band(), null);
        }
        var why = why(announced, scores, model);
        return why == null
                ? new Announcement(announced, null)
                : new Announcement(now.band(), new BandChange(announced, now.band(), why));
    }

    /** Null where it is too early. */
    private static String why(Band announced, Scores scores, Model model) {
        var announce = model.bands().announce();
        int score = scores.now().rounded();
        boolean better = side(announced, scores.now()) < 0;
        var crossed = !better ? announced : announced == Band.RED ? Band.YELLOW : Band.GREEN;
        int bound =
                crossed == Band.GREEN ? model.bands().green() : model.bands().yellow();
        var words = "the bound of %s (%d)".formatted(crossed.name().toLowerCase(Locale.ROOT), bound);
        if (Math.abs(score - bound) >= announce.points()) {
            return "The score is %d: %d points from %s.".formatted(score, Math.abs(score - bound), words);
        }
        int days = announce.days();
        return stayed(announced, scores, days)
                ? "The score is %d, and has been across %s for %d days.".formatted(score, words, days)
                : null;
    }

    private static boolean stayed(Band announced, Scores scores, int days) {
        int side = side(announced, scores.now());
        for (int day = 1; day < days; day++) {
            var earlier = scores.daysEarlier(day);
            if (!earlier.scored() || side(announced, earlier) != side) {
                return false;
            }
        }
        return true;
    }

    /** Below 0 for a better band than the announced one, above 0 for a worse one. */
    private static int side(Band announced, Score score) {
        return Integer.signum(score.band().compareTo(announced));
    }
}
