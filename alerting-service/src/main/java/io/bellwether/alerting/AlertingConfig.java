package io.bellwether.alerting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of this service; each is also an environment variable, such as BELLWETHER_ALERTING_WORKERS. */
@ConfigMapping(prefix = "bellwether.alerting")
interface AlertingConfig {

    /** Threads that share the partitions of this instance; more than partitions would idle. */
    @WithDefault("2")
    @Min(1)
    @Max(12)
    int workers();

    /** Events per transaction at the most. */
    @WithDefault("1000")
    @Min(1)
    @Max(20_000)
    int largestBatch();

    /** For how long the id of an event is remembered; no shorter than the retention of the topics that are read. */
    @WithDefault("P30D")
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

    /** How often the clock is looked at: for snoozed tasks to wake, and for renewals that draw nearer. */
    @WithDefault("PT10S")
    Duration clockCheck();

    /** How often tasks are looked for that should escalate; {@code off}: never. */
    @WithDefault("PT10S")
    String escalationCheck();

    /** How often steps of playbooks are looked for that are due soon; {@code off}: never. */
    @WithDefault("PT1M")
    String stepsCheck();

    /** An account whose segment nobody told is an enterprise above this ARR. */
    @WithDefault("100000")
    double enterpriseAbove();

    /** An account whose segment nobody told is mid-market from this ARR on; below, it is smb. */
    @WithDefault("25000")
    double midMarketFrom();

    /** A file in place of the built-in {@code tasks.yaml}: how tasks are named, dated and ranked. */
    Optional<Path> rules();

    /** A file in place of the built-in {@code decisions.yaml}: what is held back, and for how long. */
    Optional<Path> decisions();

    /** For how long it is remembered what was decided. */
    @WithDefault("P180D")
    Duration keepDecisions();

    /** A file in place of the built-in {@code calendar.yaml}: when what is to be done. */
    Optional<Path> calendar();

    /** A file in place of the built-in {@code assignment.yaml}: who gets a task. */
    Optional<Path> assignment();

    /** A file in place of the built-in {@code escalation.yaml}: when whom to draw in on a task. */
    Optional<Path> escalation();

    /** Where the health service answers, for documents; without it they leave figures of usage and support open. */
    Optional<URI> healthUrl();

    /** Where customers find a time to talk, for monthly updates; {@code {csm}} stands for the id of their CSM. */
    Optional<String> meetingLink();
}
