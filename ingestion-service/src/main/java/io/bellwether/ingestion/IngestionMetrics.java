package io.bellwether.ingestion;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.bellwether.ingestion.Receipt.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/**
 * The service's own meters, all named {@code bellwether.ingestion.*}; there from the start, as nobody sees the increase of
 * a counter that begins at one.
 */
@Startup
@Singleton
class IngestionMetrics {

    private final MeterRegistry registry;
    private final Counter bytes;
    private final Counter rows;
    private final Counter unrecorded;

    IngestionMetrics(MeterRegistry registry, InFlight inFlight, AcceptedIds accepted) {
        this.registry = registry;
        this.bytes = registry.counter("bellwether.ingestion.bytes");
        this.rows = registry.counter("bellwether.ingestion.import.rows");
        this.unrecorded = registry.counter("bellwether.ingestion.rejected.unrecorded");
        registry.gauge("bellwether.ingestion.inflight.bytes", inFlight, InFlight::bytes);
        registry.gauge("bellwether.ingestion.inflight.requests", inFlight, InFlight::requests);
        registry.gauge("bellwether.ingestion.remembered.ids", accepted, AcceptedIds::size);
        registry.gauge("bellwether.ingestion.remembered.bytes", accepted, AcceptedIds::bytes);
    }

    /** Bytes of request bodies, uncompressed. */
    void bytes(int count) {
        bytes.increment(count);
    }

    /** @param way how the events came: http or import */
    void events(String way, List<Receipt> receipts) {
        receipts.stream()
                .collect(groupingBy(receipt -> new Outcome(receipt.status(), reason(receipt)), counting()))
                .forEach((outcome, count) -> registry.counter(
                                "bellwether.ingestion.events",
                                "way",
                                way,
                                "outcome",
                                outcome.status().name().toLowerCase(Locale.ROOT),
                                "reason",
                                outcome.reason())
                        .increment((double) count));
    }

    /** Rejected events that the broker did not take either, so that nothing but the answer tells of them. */
    void unrecorded(int count) {
        unrecorded.increment(count);
    }

    /** Rows of files, read; whatever became of them. */
    void rows(long count) {
        rows.increment((double) count);
    }

    private static String reason(Receipt receipt) {
        return receipt.problem() == null ? "none" : receipt.problem().type().replace("/problems/", "");
    }

    private record Outcome(Status status, String reason) {}
}
