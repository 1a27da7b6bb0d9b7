package io.bellwether.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results as they are kept: {@code <folder>/<name>.json}, and the same on the terminal. */
public final class ResultFile {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFile() {}

    public static void write(String name, Object results) {
        try {
            var text = JSON.writeValueAsString(results) + System.lineSeparator();
            System.out.print(text);
            Files.writeString(in(name + ".json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the results of " + name, e);
        }
    }

    /** A file in the folder of results; {@code BELLWETHER_RESULTS} is another folder, for runs that are not to be kept. */
    public static Path in(String file) throws IOException {
        var folder = Path.of(System.getenv().getOrDefault("BELLWETHER_RESULTS", "benchmarks/results"));
        return Files.createDirectories(folder).resolve(file);
    }
}
