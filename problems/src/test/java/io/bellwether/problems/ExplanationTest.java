package io.bellwether.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final Logger logger = Logger.getLogger(Explanation.class.getName());
    private final Recorder recorder = new Recorder();

    @BeforeEach
    void listen() {
        logger.addHandler(recorder);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(recorder);
    }

    @Test
    void theIncidentOfTheAnswerLeadsToTheExceptionInTheLog() {
        var failure = new IllegalStateException("out of ideas");

        var incident = Explanation.of(500, failure).detail().replaceFirst(".* (\\S+)\\.", "$1");

        assertThat(recorder.records).singleElement().satisfies(record -> {
            assertThat(record.getMessage()).isEqualTo("request failed: incident=" + incident);
            assertThat(record.getThrown()).isSameAs(failure);
        });
    }

    @Test
    void whatIsTheClientsFaultIsNotLogged() {
        Explanation.of(400, new IllegalArgumentException("bad"));
        Explanation.of(500, new RuntimeException(ProblemException.conflict("It is closed.")));

        assertThat(recorder.records).isEmpty();
    }

    private static final class Recorder extends Handler {

        final List<LogRecord> records = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
