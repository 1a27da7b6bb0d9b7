package io.bellwether.health.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept day by day, in whatever order the days come. */
class DaysTest {

    @Test
    void countsAddUpOverTheAskedDays() {
        var rows = rows();

        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.sum(0, 3, 5)).isEqualTo(13);
        assertThat(rows.sum(0, 5, 5)).isEqualTo(12);
        assertThat(rows.sum(0, 3, 4)).isEqualTo(1);
        assertThat(rows.sum(1, 3, 3)).isEqualTo(7);
        assertThat(rows.sum(1, 4, 9)).isZero();
    }

    @Test
    void countsOfForgottenDaysAreGone() {
        var rows = rows();

        rows.forgetBefore(4);

        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.sum(1, 0, 9)).isZero();
        assertThat(rows.sum(0, 0, 9)).isEqualTo(13);
        rows.add(6, 1, 5);
        assertThat(rows.sum(1, 6, 6)).isEqualTo(5);
    }

    @Test
    void sumsDoNotWrapAround() {
        var rows = rows();
        rows.add(4, 0, Long.MAX_VALUE);

        assertThat(rows.sum(0, 4, 4)).isEqualTo(Long.MAX_VALUE);
        assertThat(rows.sum(0, 4, 5)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void membersAreCountedOnceADayAndOnceOverAll() {
        var sets = new DaySets();
        sets.add(5, "ann");
        sets.add(3, "bob");
        sets.add(5, "bob");
        sets.add(4, "ann");
        sets.add(4, "ann");

        assertThat(sets.members()).isEqualTo(2);
        assertThat(sets.distinct(3, 5)).isEqualTo(2);
        assertThat(sets.distinct(4, 4)).isEqualTo(1);
        assertThat(sets.distinct(6, 9)).isZero();
        assertThat(sets.sumOfDailyDistinct(3, 5)).isEqualTo(4);
        assertThat(sets.sumOfDailyDistinct(4, 5)).isEqualTo(3);
        assertThat(sets.membersBefore(3)).isZero();
        assertThat(sets.membersBefore(4)).isEqualTo(2); // bob has the second place
        assertThat(sets.membersBefore(6)).isEqualTo(2);
    }

    @Test
    void aHundredMembersTakeTwoWords() {
        var sets = new DaySets();
        for (int member = 0; member < 100; member++) {
            sets.add(member % 3, "m" + member);
        }

        assertThat(DaySets.words(64)).isEqualTo(1);
        assertThat(DaySets.words(65)).isEqualTo(2);
        assertThat(sets.distinct(0, 2)).isEqualTo(100);
        assertThat(sets.distinct(1, 1)).isEqualTo(33);
        assertThat(sets.membersBefore(1)).isEqualTo(100); // the hundredth came on day 0
        assertThat(sets.membersBefore(0)).isZero();
    }

    private static DayRows rows() {
        var rows = new DayRows(2);
        rows.add(5, 0, 10);
        rows.add(3, 1, 7);
        rows.add(4, 0, 1);
        rows.add(5, 0, 2);
        return rows;
    }
}
