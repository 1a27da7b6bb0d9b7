package io.bellwether.health.verdict;

import io.bellwether.health.state.Field;
import io.bellwether.health.state.View;

/**
 * The segment of an account: as described, else by ARR (requirements A9; both bounds belong to mid-market).
 *
 * @param enterpriseAbove ARR
 * @param midMarketFrom ARR
 */
public record Segments(double enterpriseAbove, double midMarketFrom) {

    /** The segment, or null where neither segment nor ARR is known. */
    String of(View view) {
        var told = view.text(Field.SEGMENT);
        if (told != null) {
            return told;
        }
        double arr = view.number(Field.ARR);
        if (Double.isNaN(arr)) {
            return null;
        }
        if (arr > enterpriseAbove) {
            return "enterprise";
        }
        return arr >= midMarketFrom ? "mid-market" : "smb";
    }
}
