package io.bellwether.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        var commands = new CommandLine(new Main());
        commands.setExecutionExceptionHandler((failure, command, _) -> {
            if (isExpected(failure)) {
                command.getErr().println(failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
        System.exit(commands.execute(arguments));
    }

    /** Whether its message alone tells people what to do. */
    private static boolean isExpected(Exception failure) {
        return failure instanceof ServiceDied
                || failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof IllegalStateException
                || failure instanceof IllegalArgumentException;
    }
}
