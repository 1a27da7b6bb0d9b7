package io.bellwether.ingestion;

import io.bellwether.ingestion.admission.Verdict;
import io.bellwether.ingestion.admission.Verdict.Rejected;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Takes events to the broker and says what became of each. */
@Singleton
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final EventSender sender;
    private final IngestionMetrics metrics;

    Delivery(EventSender sender, IngestionMetrics metrics) {
        this.sender = sender;
        this.metrics = metrics;
    }

    /** All at once, without waiting. */
    Sending begin(List<Verdict> verdicts) {
        return sender.send(verdicts);
    }

    /**
     * Waits for all of them.
     *
     * @param way how the events came: http or import
     */
    List<Receipt> finish(String way, List<Verdict> verdicts, Sending sending) {
        sending.await();
        var receipts = IntStream.range(0, verdicts.size())
                .mapToObj(index -> Receipt.of(index, verdicts.get(index), sending.failure(index)))
                .toList();
        metrics.events(way, receipts);
        reportUnrecorded(verdicts, sending);
        return receipts;
    }

    private void reportUnrecorded(List<Verdict> verdicts, Sending sending) {
        var failures = IntStream.range(0, verdicts.size())
                .filter(index -> verdicts.get(index) instanceof Rejected && sending.failure(index) != null)
                .mapToObj(sending::failure)
                .toList();
        if (!failures.isEmpty()) {
            metrics.unrecorded(failures.size());
            LOG.warnf("rejected events not recorded: count=%d cause=%s", failures.size(), failures.getFirst());
        }
    }
}
