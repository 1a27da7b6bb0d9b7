package io.bellwether.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** What the broker and others in this JVM log: {@code logs/kafka.log} instead of the terminal. */
final class BrokerLog {

    private BrokerLog() {}

    static void divert(Setup setup) {
        var logs = setup.folder().resolve("logs");
        try {
            Files.createDirectories(logs);
            var handler = new FileHandler(logs.resolve("kafka.log").toString(), false);
            handler.setFormatter(new OneLine());
            var root = LogManager.getLogManager().getLogger("");
            for (Handler console : root.getHandlers()) {
                root.removeHandler(console);
            }
            root.addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot log to " + logs, e);
        }
    }

    private static final class OneLine extends SimpleFormatter {
        @Override
        public String format(LogRecord record) {
            return "%s %-7s [%s] %s%n"
                    .formatted(record.getInstant(), record.getLevel(), record.getLoggerName(), formatMessage(record));
        }
    }
}
