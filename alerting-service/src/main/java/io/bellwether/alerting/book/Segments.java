package io.bellwether.alerting.book;

/**
 * How the segment follows from ARR where it is not told (requirements of S1 and S4; both bounds belong to mid-market).
 *
 * @param enterpriseAbove ARR
 * @param midMarketFrom ARR
 */
public record Segments(double enterpriseAbove, double midMarketFrom) {

    public Segments {
        if (!(midMarketFrom >= 0 && enterpriseAbove >= midMarketFrom)) {
            throw new IllegalArgumentException("mid-market-from must be from 0 to enterprise-above");
        }
    }

    /** @param arr null where unknown; then the segment is, too */
    String of(Double arr) {
        if (arr == null) {
            return null;
        }
        if (arr > enterpriseAbove) {
            return "enterprise";
        }
        return arr >= midMarketFrom ? "mid-market" : "smb";
    }
}
