package io.bellwether.health;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the health-service. */
@ConfigMapping(prefix = "bellwether.health")
interface HealthConfig {

    /** Counts of days older than this are forgotten; older events are late. */
    @WithDefault("400")
    @Min(92)
    int horizonDays();

    /** Threads that share this instance's partitions. */
    @WithDefault("2")
    @Min(1)
    int workers();

    /** Events per transaction at the most. */
    @WithDefault("10000")
    @Min(1)
    int largestBatch();

    /** For how long the id of an event is remembered, so that a repetition changes nothing. Whole days. */
    @WithDefault("P7D")
    Duration dedupWindow();

    /** For how long the broker collects events before it answers; fewer and larger transactions, later by as much. */
    @WithDefault("PT0.02S")
    Duration fetchWait();

    /** Ids that are remembered of each of the 12 shards at the most, of 20 to 30 bytes each. */
    @WithDefault("1000000")
    @Min(1)
    int largestInbox();

    /** How long events may wait without any commit before liveness is down. */
    @WithDefault("PT1M")
    Duration stalledAfter();

    /** Memory for accounts, so that busy ones need not be read from the database. A quarter of the heap where unset. */
    Optional<MemorySize> cacheSize();

    /** An event older than this is history: its account is judged once no more of it came. */
    @WithDefault("PT24H")
    Duration historyAge();

    /** An account is settled when no history came for so long. */
    @WithDefault("PT3S")
    Duration settle();

    /** However much history streams in, an account is judged this often. */
    @WithDefault("PT60S")
    Duration settleAtMost();

    /** What the daily look at all accounts is spread over from midnight UTC on; PT0S for as fast as events leave room. */
    @WithDefault("PT10M")
    @DurationMin
    @DurationMax(hours = 12)
    Duration sweepOver();

    /** ARR above which an account that no segment is told for is enterprise. */
    @WithDefault("100000")
    double enterpriseAbove();

    /** ARR from which it is mid-market; below it is smb. */
    @WithDefault("25000")
    double midMarketFrom();
}
