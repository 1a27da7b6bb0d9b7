package io.bellwether.ingestion;

import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** The memory that request bodies may take together: whoever would exceed it is told to come again. */
@Singleton
class InFlight {

    private final int most;
    private final Semaphore free;
    private final Duration retryAfter;

    InFlight(IngestionConfig config) {
        most = Math.toIntExact(config.inFlightBytes().asLongValue());
        free = new Semaphore(most);
        retryAfter = config.retryAfter();
    }

    int used() {
        return most - free.availablePermits();
    }

    Claim claim() {
        return new Claim();
    }

    /** What one request holds until it is closed. */
    final class Claim implements AutoCloseable {

        private int held;

        /** @throws ProblemException 503 where it would be too much */
        void add(int bytes) {
            if (!free.tryAcquire(bytes)) {
                throw new ProblemException(
                        Problem.of(
                                503,
                                "overloaded",
                                "Overloaded",
                                "too much is being taken at once; nothing of this request was: send it again"),
                        retryAfter);
            }
            held += bytes;
        }

        @Override
        public void close() {
            free.release(held);
            held = 0;
        }
    }
}
