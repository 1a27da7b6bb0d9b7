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

    private final Door door;
    private final EventSender sender;
    private final ReceiptTopic topic;
    private final IngestionMetrics metrics;

    Delivery(Door door, EventSender sender, ReceiptTopic topic, IngestionMetrics metrics) {
        this.door = door;
        this.sender = sender;
        this.topic = topic;
        this.metrics = metrics;
    }

    /** All that was not taken before, at once and without waiting. */
    Sending begin(List<Verdict> verdicts) {
        return sender.send(door.screen(verdicts));
    }

    /**
     * Waits for all of them, and remembers those that the broker has.
     *
     * @param way how the events came: http or import
     */
    List<Receipt> finish(String way, Sending sending) {
        sending.await();
        topic.write(door.remember(sending), sender);
        var receipts = IntStream.range(0, sending.verdicts().size())
                .mapToObj(index -> Receipt.of(index, sending.verdicts().get(index), sending.failure(index)))
                .toList();
        metrics.events(way, receipts);
        reportUnrecorded(sending);
        return receipts;
    }

    private void reportUnrecorded(Sending sending) {
        var verdicts = sending.verdicts();
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
