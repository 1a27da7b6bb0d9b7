package io.bellwether.benchmarks.pipeline;

import io.bellwether.benchmarks.rig.ProcessMeter;
import io.bellwether.benchmarks.rig.Rig;
import io.bellwether.benchmarks.rig.Waiting;
import io.bellwether.benchmarks.workload.Publisher;
import io.bellwether.benchmarks.workload.Workload;
import io.bellwether.benchmarks.workload.Workload.Size;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lets one subject take backlogs, on a new broker and a new database. Before each the subject is frozen while the backlog
 * is published; its time begins when it is thawed.
 */
final class Race {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Rig rig;
    private final Subject subject;
    private final Plan plan;
    private long published;
    private long repeated;

    private Race(Rig rig, Subject subject, Plan plan) {
        this.rig = rig;
        this.subject = subject;
        this.plan = plan;
    }

    /**
     * What to run.
     *
     * @param warmUp events before anything is measured, of a stream of their own
     * @param repeats measured backlogs, each of accounts of its own
     */
    record Plan(Size size, int warmUp, int repeats, long seed) {}

    /** The measured passes of a subject. */
    static List<Pass> run(Plan plan, Function<Rig, Subject> start) {
        try (var rig = Rig.start();
                var subject = start.apply(rig);
                var connection = rig.connect("meter")) {
            var race = new Race(rig, subject, plan);
            race.pass(new Size(plan.warmUp(), plan.size().accounts()), "w", connection);
            var passes = new ArrayList<Pass>();
            for (int i = 0; i < plan.repeats(); i++) {
                passes.add(race.pass(plan.size(), "r" + i, connection));
                System.out.println("  " + passes.getLast());
            }
            subject.verify(race.published, race.repeated);
            return passes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Pass pass(Size size, String name, Connection meter) throws SQLException {
        publish(size, name);
        var cpu = cpu();
        long wal = wal(meter);
        long started = System.nanoTime();
        subject.process().thaw();
        Waiting.until(PATIENCE, () -> {
            subject.process().requireAlive();
            return subject.applied() >= published;
        });
        subject.finish();
        double seconds = secondsSince(started);
        Waiting.until(PATIENCE, subject::settled);
        double settled = secondsSince(started);
        var service = new ProcessMeter(subject.process().pid());
        var pass = new Pass(size.events(), seconds, settled, cpu().minus(cpu), wal(meter) - wal, service.peakMiB());
        Waiting.until(PATIENCE, subject::idle);
        return pass;
    }

    private void publish(Size size, String name) {
        subject.process().freeze();
        var workload = new Workload(name, size, plan.seed() + published, Instant.now());
        try (var publisher = new Publisher(rig.bootstrap(), 50)) {
            publisher.publish(workload);
        }
        published += size.events();
        repeated += workload.repeated();
    }

    private Pass.Cpu cpu() {
        return new Pass.Cpu(
                new ProcessMeter(subject.process().pid()).cpuSeconds(),
                rig.postgresMeter().cpuSeconds(),
                rig.brokerMeter().cpuSeconds());
    }

    private static long wal(Connection meter) throws SQLException {
        try (var statement = meter.createStatement();
                var row = statement.executeQuery("SELECT pg_current_wal_lsn() - '0/0'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
