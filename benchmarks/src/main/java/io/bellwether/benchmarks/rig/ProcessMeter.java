package io.bellwether.benchmarks.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process and its children have used so far, as Linux counts it in {@code /proc}. */
public final class ProcessMeter {

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private final long pid;

    public ProcessMeter(long pid) {
        this.pid = pid;
    }

    /** Seconds of processor time of the process, of its children, and of those that have ended. */
    public double cpuSeconds() {
        double children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToDouble(child -> ticks(child.pid(), List.of(USER, SYSTEM)))
                .sum();
        return (children + ticks(pid, List.of(USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM))) / TICKS_PER_SECOND;
    }

    /** The most resident memory that the process itself ever had, in MiB. */
    public long peakMiB() {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static double ticks(long pid, List<Integer> fields) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields.stream()
                    .mapToDouble(field -> Double.parseDouble(values[field]))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
