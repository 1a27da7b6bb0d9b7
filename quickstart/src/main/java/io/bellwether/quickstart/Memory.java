package io.bellwether.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Memory of the running processes in MiB: the proportional set size, which counts a page that several processes share
 * only once in all, and where the system does not tell that, the resident set size.
 */
final class Memory {

    private Memory() {}

    /** One line with each part and the total. */
    static String of(Installation installation) {
        var parts = new LinkedHashMap<String, Long>();
        for (var process : installation.processes()) {
            parts.put(process.service().label(), kib(process.handle()));
        }
        parts.put("this process with Kafka", kib(ProcessHandle.current()));
        ProcessHandle.of(installation.postmaster()).ifPresent(it -> parts.put("PostgreSQL", kibOfAll(it)));
        long total = parts.values().stream().mapToLong(Long::longValue).sum();
        return parts.entrySet().stream().map(Memory::describe).collect(Collectors.joining(", ")) + ", total "
                + total / 1024 + " MiB";
    }

    private static String describe(Map.Entry<String, Long> part) {
        return part.getKey() + " " + part.getValue() / 1024;
    }

    private static long kibOfAll(ProcessHandle parent) {
        return kib(parent) + parent.descendants().mapToLong(Memory::kib).sum();
    }

    private static long kib(ProcessHandle process) {
        return pss(process).orElseGet(() -> rss(process));
    }

    private static OptionalLong pss(ProcessHandle process) {
        var file = Path.of("/proc/" + process.pid() + "/smaps_rollup");
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException notLinuxOrNotOurs) {
            return OptionalLong.empty();
        }
    }

    private static long rss(ProcessHandle process) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            try (var output = ps.inputReader()) {
                var line = output.readLine();
                return line == null ? 0 : Long.parseLong(line.trim());
            }
        } catch (IOException noPs) {
            return 0;
        }
    }
}
