package io.bellwether.benchmarks.core;

import io.bellwether.benchmarks.Machine;
import io.bellwether.benchmarks.ResultFile;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bellwether bench core}. */
@Command(
        name = "core",
        mixinStandardHelpOptions = true,
        description = "Scoring and folding an account against decoding its events (JMH), and the size of its state.")
public final class CoreCommand implements Callable<Integer> {

    @Option(
            names = "--forks",
            defaultValue = "2",
            description = "JVMs that each benchmark is repeated in (${DEFAULT-VALUE}).")
    private int forks;

    @Override
    public Integer call() throws RunnerException {
        var footprint = Footprint.measure();
        var options = new OptionsBuilder()
                .include(CoreBench.class.getName() + "\\.")
                .forks(forks)
                .jvmArgsAppend("-Xms1g", "-Xmx1g")
                .build();
        var nanoseconds = new TreeMap<String, Double>();
        var error = new TreeMap<String, Double>();
        for (var run : new Runner(options).run()) {
            var result = run.getPrimaryResult();
            nanoseconds.put(result.getLabel(), result.getScore());
            error.put(result.getLabel(), result.getScoreError());
        }
        var results =
                new CoreResults(Machine.describe(), CoreResults.ratios(nanoseconds), footprint, nanoseconds, error);
        ResultFile.write("core", results);
        return 0;
    }
}
