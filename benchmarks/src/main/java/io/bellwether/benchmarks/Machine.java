package io.bellwether.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** The machine that measures, in one line: results of another one are other results. */
public final class Machine {

    private Machine() {}

    public static String describe() {
        return "%d × %s, %s, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        value("/proc/cpuinfo", line -> line.startsWith("model name")),
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    private static String memory() {
        var kib = value("/proc/meminfo", line -> line.startsWith("MemTotal")).replaceAll("\\D", "");
        return kib.isEmpty() ? "memory unknown" : Math.round(Long.parseLong(kib) / 1024.0 / 1024.0) + " GiB";
    }

    private static String value(String file, Predicate<String> wanted) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(wanted)
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException notLinux) {
            return "";
        }
    }
}
