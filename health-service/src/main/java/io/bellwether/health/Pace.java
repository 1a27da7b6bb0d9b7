package io.bellwether.health;

import java.time.Duration;
import java.time.Instant;

/**
 * When the next slice of a look at all accounts is due: one after the other, or spread evenly over a while, so that a large
 * book does not ask for all at midnight.
 *
 * @param begin when the first is due
 * @param over what the accounts are spread over
 * @param accounts about how many there are; if there are more, those come at the end
 * @param done accounts
 */
record Pace(Instant begin, Duration over, long accounts, long done) {

    static final Pace AT_ONCE = new Pace(Instant.MIN, Duration.ZERO, 1, 0);

    static Pace over(Duration over, Instant begin, long accounts) {
        return new Pace(begin, over, Math.max(1, accounts), 0);
    }

    /** When the next slice is due; one that is late does not delay those after it. */
    Instant due() {
        return begin.plus(over.multipliedBy(Math.min(done, accounts)).dividedBy(accounts));
    }

    /** After a slice of so many. */
    Pace after(int slice) {
        return new Pace(begin, over, accounts, done + slice);
    }
}
