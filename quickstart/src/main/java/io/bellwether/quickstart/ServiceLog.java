package io.bellwether.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;

/** What one service says: all of it goes to its file, what matters to the terminal, the end is kept for a post-mortem. */
final class ServiceLog {

    private static final int KEPT = 25;
    private static final Pattern LOUD = Pattern.compile("^.{0,40}\\b(WARN|ERROR|FATAL)\\b");

    private final Service service;
    private final Setup setup;
    private final Path file;
    private final ArrayDeque<String> last = new ArrayDeque<>();

    ServiceLog(Service service, Setup setup) {
        this.service = service;
        this.setup = setup;
        this.file = file(service, setup);
    }

    /** Deletes what the service said in earlier runs. */
    static void discard(Service service, Setup setup) {
        try {
            Files.deleteIfExists(file(service, setup));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the log of " + service.label(), e);
        }
    }

    /** Reads until the other side ends, in a thread of its own. */
    void follow(InputStream output) {
        Thread.ofVirtual().start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(output, UTF_8));
                    var writer = open()) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    take(line, writer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot log to " + file, e);
            }
        });
    }

    synchronized List<String> last() {
        return List.copyOf(last);
    }

    Path file() {
        return file;
    }

    private static Path file(Service service, Setup setup) {
        return setup.folder().resolve("logs/" + service.label() + ".log");
    }

    private Writer open() throws IOException {
        Files.createDirectories(file.getParent());
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void take(String line, Writer writer) throws IOException {
        writer.write(line);
        writer.write('\n');
        writer.flush();
        remember(line);
        if (setup.verbose() || LOUD.matcher(line).find()) {
            setup.say("%-9s | %s", service.label(), line);
        }
    }

    private synchronized void remember(String line) {
        last.addLast(line);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }
}
