package io.bellwether.ingestion;

import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests under way, from the first byte of their bodies until the broker has acknowledged their events; and what
 * they hold in memory. Whoever would exceed what there is, or their own share of it, is told to come again.
 */
@Singleton
class InFlight {

    private final Usage all = new Usage();
    private final ConcurrentHashMap<String, Usage> byPublisher = new ConcurrentHashMap<>();
    private final Limits total;
    private final Limits share;
    private final Duration retryAfter;

    InFlight(IngestionConfig config) {
        long largest = config.batchBytes().asLongValue();
        total = new Limits(
                config.inFlightBytes()
                        .map(MemorySize::asLongValue)
                        .orElse(Math.max(Runtime.getRuntime().maxMemory() / 16, 2 * largest)),
                config.inFlightRequests());
        share = total.times(config.publisherShare(), largest);
        retryAfter = config.retryAfter();
    }

    synchronized long bytes() {
        return all.bytes;
    }

    synchronized int requests() {
        return all.requests;
    }

    /**
     * For one request.
     *
     * @param publisher who sends it
     * @throws ProblemException 429 where they send too many at once, 503 where all together do
     */
    Claim claim(String publisher) {
        take(publisher, 1, 0);
        return new Claim(publisher);
    }

    private synchronized void take(String publisher, int requests, int bytes) {
        var own = byPublisher.getOrDefault(publisher, new Usage());
        if (own.exceeds(share, requests, bytes) && !all.exceeds(total, requests, bytes)) {
            throw new ProblemException(
                    Problem.of(
                            429,
                            "too-many-requests",
                            "Too many requests",
                            "you send more at once than your share; nothing of this request was taken: send it again"),
                    retryAfter);
        }
        if (all.exceeds(total, requests, bytes)) {
            throw new ProblemException(
                    Problem.of(
                            503,
                            "overloaded",
                            "Overloaded",
                            "too much is being taken at once; nothing of this request was: send it again"),
                    retryAfter);
        }
        byPublisher.put(publisher, own);
        own.add(requests, bytes);
        all.add(requests, bytes);
    }

    private synchronized void give(String publisher, int bytes) {
        all.add(-1, -bytes);
        var own = byPublisher.get(publisher);
        own.add(-1, -bytes);
        if (own.requests == 0) {
            byPublisher.remove(publisher);
        }
    }

    /** What one request holds until it is closed. */
    final class Claim implements AutoCloseable {

        private final String publisher;
        private int held;
        private boolean closed;

        private Claim(String publisher) {
            this.publisher = publisher;
        }

        /** @throws ProblemException 429 or 503 where it would be too much */
        void add(int bytes) {
            take(publisher, 0, bytes);
            held += bytes;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                give(publisher, held);
            }
        }
    }

    private record Limits(long bytes, int requests) {

        /** The largest request fits into the smallest share: to send it again must help. */
        Limits times(double share, long largest) {
            return new Limits(
                    Math.max((long) (bytes * share), Math.min(bytes, largest)), Math.max(1, (int) (requests * share)));
        }
    }

    private static final class Usage {

        private long bytes;
        private int requests;

        boolean exceeds(Limits limits, int moreRequests, int moreBytes) {
            return requests + moreRequests > limits.requests || bytes + moreBytes > limits.bytes;
        }

        void add(int moreRequests, int moreBytes) {
            requests += moreRequests;
            bytes += moreBytes;
        }
    }
}
