package io.bellwether.benchmarks.pipeline;

import io.bellwether.benchmarks.workload.Workload.Size;
import java.util.List;

/** Who takes part in the pipeline, by name. */
final class Contest {

    static final List<String> NAMES = List.of(
            Results.OURS,
            "dedup-off",
            "kafka-streams-eos",
            "kafka-streams-alos",
            "drain-decode",
            "sql-recompute",
            "per-event",
            "accounts-100k",
            "accounts-1m");

    /** The stream of the peer that cannot take more in bearable time. */
    private static final int FEW = 40_000;

    /** As many threads as were best on two cores. */
    private static final int THREADS = 2;

    private static final int WAITING_THREADS = 8;

    private Contest() {}

    static List<Pass> run(String name, Race.Plan plan) {
        return switch (name) {
            case Results.OURS -> Race.run(plan, rig -> new HealthSubject(rig, true));
            case "dedup-off" -> Race.run(plan, rig -> new HealthSubject(rig, false));
            case "accounts-100k" -> Race.run(of(plan, 100_000), rig -> new HealthSubject(rig, true));
            case "accounts-1m" -> Race.run(of(plan, 1_000_000), rig -> new HealthSubject(rig, true));
            case "kafka-streams-eos", "kafka-streams-alos", "drain-decode", "sql-recompute" ->
                Race.run(plan, rig -> new PeerSubject(rig, name, THREADS));
            case "per-event" -> Race.run(few(plan), rig -> new PeerSubject(rig, name, WAITING_THREADS));
            default -> throw new IllegalArgumentException("nobody is called " + name + "; there are " + NAMES);
        };
    }

    private static Race.Plan few(Race.Plan plan) {
        int events = Math.min(FEW, plan.size().events());
        return new Race.Plan(new Size(events, plan.size().accounts()), events / 4, plan.repeats(), plan.seed());
    }

    private static Race.Plan of(Race.Plan plan, int accounts) {
        return new Race.Plan(new Size(plan.size().events(), accounts), plan.warmUp(), plan.repeats(), plan.seed());
    }
}
