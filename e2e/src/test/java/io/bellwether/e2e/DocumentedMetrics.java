package io.bellwether.e2e;

import static java.util.stream.Collectors.joining;

import io.bellwether.quickstart.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code observability.md} says of metrics: a table under each line in bold that names services, with names and their
 * labels, as {@code bellwether_lag_seconds{topic}}, in its first column.
 */
final class DocumentedMetrics {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** In the middle of a name; at its end, braces have labels in them. */
    private static final Pattern ALTERNATIVES = Pattern.compile("(.*_)\\{([^}]+)}(.*)");

    private static final Pattern LABELS = Pattern.compile("(.*)\\{([^}]+)}");
    private static final Pattern NAME = Pattern.compile("bellwether_[a-z_]+");

    private DocumentedMetrics() {}

    /** Each with its labels in order of the alphabet. */
    static Set<String> of(Service service) {
        var metrics = new TreeSet<String>();
        boolean its = false;
        for (var line : lines()) {
            if (line.startsWith("**")) {
                its = line.toLowerCase(Locale.ROOT).matches(".*\\b" + service.label() + "\\b.*");
            } else if (line.startsWith("#")) {
                its = false;
            } else if (its && line.startsWith("|")) {
                CODE.matcher(line.substring(1, line.indexOf('|', 1)))
                        .results()
                        .map(code -> code.group(1))
                        .flatMap(DocumentedMetrics::each)
                        .map(DocumentedMetrics::sorted)
                        .forEach(metrics::add);
            }
        }
        return metrics;
    }

    /** The names in the expressions of alerts. */
    static Set<String> ofAlerts() {
        var names = new TreeSet<String>();
        lines().stream()
                .dropWhile(line -> !line.equals("```yaml"))
                .takeWhile(line -> !line.equals("```"))
                .flatMap(line -> NAME.matcher(line).results().map(MatchResult::group))
                .forEach(names::add);
        return names;
    }

    private static Stream<String> each(String name) {
        var found = ALTERNATIVES.matcher(name);
        return found.matches()
                ? Stream.of(found.group(2).split(",")).map(one -> found.group(1) + one + found.group(3))
                : Stream.of(name);
    }

    private static String sorted(String metric) {
        var found = LABELS.matcher(metric);
        return found.matches()
                ? found.group(1) + Stream.of(found.group(2).split(",")).sorted().collect(joining(",", "{", "}"))
                : metric;
    }

    private static List<String> lines() {
        var file = Path.of(System.getProperty("bellwether.home", ".."), "docs/observability.md");
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
