package io.bellwether.ingestion;

import io.bellwether.ingestion.admission.Verdict;
import io.bellwether.ingestion.admission.Verdict.Duplicate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.common.errors.TimeoutException;

/** A request's events on their way to the broker. */
final class Sending {

    private final Screened screened;
    private final Exception[] failures;
    private final CountDownLatch unanswered;
    private final Duration patience;
    private volatile boolean brokerIsAway;

    Sending(Screened screened, Duration patience) {
        int size = screened.verdicts().size();
        this.screened = screened;
        this.failures = new Exception[size];
        this.unanswered = new CountDownLatch(size);
        this.patience = patience;
    }

    List<Verdict> verdicts() {
        return screened.verdicts();
    }

    Screened screened() {
        return screened;
    }

    /** To be called exactly once, by whoever learns what became of the record. */
    Callback answer(int index) {
        return (metadata, failure) -> settle(index, failure);
    }

    void settle(int index, Exception failure) {
        failures[index] = failure;
        if (failure instanceof TimeoutException) {
            brokerIsAway = true;
        }
        unanswered.countDown();
    }

    /** Whether a record has found no broker in time: those not yet sent would only wait in vain. */
    boolean brokerIsAway() {
        return brokerIsAway;
    }

    /** Waits until each record is acknowledged or given up. */
    Sending await() {
        try {
            if (!unanswered.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the producer did not answer within " + patience);
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the broker", e);
        }
    }

    /** Null for what the broker has; to be asked after waiting. A duplicate shares the fate of its first. */
    Exception failure(int index) {
        return verdicts().get(index) instanceof Duplicate duplicate && duplicate.first() != Duplicate.EARLIER
                ? failures[duplicate.first()]
                : failures[index];
    }
}
