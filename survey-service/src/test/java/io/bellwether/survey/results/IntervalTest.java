package io.bellwether.survey.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against figures worked out elsewhere. */
class IntervalTest {

    /** Newcombe (1998), table I: 81 of 263. */
    @Test
    void wilsonAgreesWithThePublishedExample() {
        var interval = Interval.wilson(81, 263);

        assertThat(interval.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3662, within(5e-5));
    }

    /** Newcombe (1998), table I: 0 of 20. */
    @Test
    void wilsonStaysSensibleWhenNobodyIsSatisfied() {
        var interval = Interval.wilson(0, 20);

        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isCloseTo(0.1611, within(5e-5));
    }

    /** Half promoters, a sixth detractors: the margin is 14.6 points for 100 answers, so 5.96 for 600. */
    @Test
    void npsHasTheMarginOfItsFormula() {
        var interval = Interval.nps(300, 100, 600);

        assertThat(interval.high() - interval.low()).isCloseTo(2 * 5.96, within(0.05));
    }

    @Test
    void npsDoesNotLeaveItsScale() {
        var interval = Interval.nps(9, 1, 10);

        assertThat(interval.high()).isEqualTo(100);
    }
}
