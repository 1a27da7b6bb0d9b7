package io.bellwether.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bellwether.benchmarks.Machine;
import io.bellwether.benchmarks.ResultFile;
import io.bellwether.benchmarks.pipeline.Results.Run;
import io.bellwether.benchmarks.workload.Workload.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bellwether bench pipeline}. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        description = "The health-service and its peers take the same backlog, one after the other, on new servers.")
public final class PipelineCommand implements Callable<Integer> {

    @Option(names = "--events", defaultValue = "2000000", description = "Events of a backlog (${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--accounts", defaultValue = "10000", description = "Accounts they are of (${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--warm-up", defaultValue = "500000", description = "Events before that (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--repeats", defaultValue = "3", description = "Backlogs that are measured (${DEFAULT-VALUE}).")
    private int repeats;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed is another stream (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--only",
            split = ",",
            description = "Some of health-service, dedup-off, kafka-streams-eos, kafka-streams-alos, per-event, "
                    + "sql-recompute, drain-decode, accounts-100k, accounts-1m; all where absent.")
    private List<String> only = Contest.NAMES;

    @Override
    public Integer call() throws IOException {
        var passes = new LinkedHashMap<String, List<Pass>>();
        for (var name : only) {
            System.out.println(name);
            passes.put(name, Contest.run(name, new Race.Plan(new Size(events, accounts), warmUp, repeats, seed)));
            write(passes); // it takes long: what is known is kept
        }
        return 0;
    }

    private void write(Map<String, List<Pass>> passes) throws IOException {
        var runs = passes.entrySet().stream()
                .map(each -> Run.of(each.getKey(), each.getValue()))
                .toList();
        var results = new Results(
                Machine.describe(),
                runs,
                Results.ratios(runs, Run::eventsPerSecond),
                Results.ratios(runs, Run::settledEventsPerSecond),
                latencies());
        ResultFile.write("pipeline-passes", passes);
        ResultFile.write("pipeline", results);
        var title =
                "%,d events of %,d accounts: events/s, and processor seconds per million".formatted(events, accounts);
        Files.writeString(ResultFile.in("pipeline.svg"), Plot.svg(runs, title));
    }

    /** What {@code bench latency} has found before, if it has. */
    private static JsonNode latencies() throws IOException {
        var file = ResultFile.in("latency.json");
        return Files.exists(file)
                ? new JsonMapper().readTree(file.toFile()).path("latencyMs")
                : JsonNodeFactory.instance.objectNode();
    }
}
