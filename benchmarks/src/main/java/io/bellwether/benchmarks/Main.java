package io.bellwether.benchmarks;

import io.bellwether.benchmarks.core.CoreCommand;
import io.bellwether.benchmarks.pipeline.PipelineCommand;
import io.bellwether.benchmarks.service.FailoverCommand;
import io.bellwether.benchmarks.service.IngestCommand;
import io.bellwether.benchmarks.service.LatencyCommand;
import io.bellwether.benchmarks.service.SweepCommand;
import io.bellwether.benchmarks.service.TasksCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code ./bellwether bench}. */
@Command(
        name = "bench",
        subcommands = {
            CoreCommand.class,
            PipelineCommand.class,
            LatencyCommand.class,
            IngestCommand.class,
            TasksCommand.class,
            SweepCommand.class,
            FailoverCommand.class
        },
        description = "Measures Bellwether beside its peers; one command is one measurement.",
        mixinStandardHelpOptions = true)
final class Main {

    /** Held here because java.util.logging forgets the level of a logger that nobody refers to. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Main() {}

    public static void main(String[] arguments) {
        KAFKA.setLevel(Level.SEVERE); // clients warn while the broker starts
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
