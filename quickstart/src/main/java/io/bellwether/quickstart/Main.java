package io.bellwether.quickstart;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./bellwether} that are written in Java. */
@Command(
        name = "bellwether",
        subcommands = {UpCommand.class, ImportCommand.class},
        description = "Bellwether on this machine.",
        mixinStandardHelpOptions = true)
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // Broker and database log through java.util.logging, which Quarkus's log manager has to be in place for.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        var commands = new CommandLine(new Main());
        commands.setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println(failure.getMessage());
            return 1;
        });
        System.exit(commands.execute(arguments));
    }
}
