package io.bellwether.quickstart;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How an installation is to run.
 *
 * @param repository where the services' modules lie, built
 * @param folder for data, logs, keys and {@code endpoints.json}
 * @param usualPorts whether people expect it on 8081 and so on, or it should keep out of everybody's way
 * @param verbose whether all that the services log is passed on, or warnings and errors only
 * @param output takes a line for people: progress, and what the services log
 */
public record Setup(Path repository, Path folder, boolean usualPorts, boolean verbose, Consumer<String> output) {

    Path data() {
        return folder.resolve("data");
    }

    Path endpointsFile() {
        return folder.resolve("endpoints.json");
    }

    void say(String format, Object... arguments) {
        output.accept(format.formatted(arguments));
    }
}
