package io.bellwether.ingestion;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of this service; each is also an environment variable, such as BELLWETHER_INGESTION_DATA. */
@ConfigMapping(prefix = "bellwether.ingestion")
interface IngestionConfig {

    /** The largest event, as sent and uncompressed. Kafka's message.max.bytes must allow it. */
    @WithDefault("1M")
    MemorySize largestEvent();

    /** The most events of one batch. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int batchEvents();

    /** The largest batch, as sent and after decompression. */
    @WithDefault("10M")
    MemorySize batchBytes();

    /**
     * Bytes of request bodies that are worked on at once, each until the broker has acknowledged its events; requests
     * beyond are told to come again (503). A sixteenth of the heap where unset, as an event may take several times its
     * size on its way; but two of the largest batches at least.
     */
    Optional<MemorySize> inFlightBytes();

    /** Requests that are worked on at once; those beyond are told to come again (503). */
    @WithDefault("512")
    @Min(1)
    @Max(100_000)
    int inFlightRequests();

    /** The part of bytes and requests that one publisher may have; beyond it they are told to come again (429). */
    @WithDefault("0.5")
    @DecimalMin("0.01")
    @DecimalMax("1")
    double publisherShare();

    /** How long the broker may take to acknowledge before a request is answered with 503. */
    @WithDefault("PT10S")
    Duration deliveryTimeout();

    /** How long a send may wait for the broker's metadata or for room in the producer's buffer. */
    @WithDefault("PT2S")
    Duration blockTimeout();

    /**
     * For how long the source and id of an accepted event are remembered, so that a repetition is answered as a
     * duplicate; 0 for not at all. Consumers drop repetitions for longer.
     */
    @WithDefault("PT30M")
    Duration dedupWindow();

    /** The most events remembered, of 20 to 30 bytes each; beyond it the oldest are forgotten before their time. */
    @WithDefault("1000000")
    @Min(1_000)
    @Max(100_000_000)
    int dedupEvents();

    /** What a 503 tells the client to wait. */
    @WithDefault("PT5S")
    Duration retryAfter();

    /** How long the broker may be away before this instance reports that it is not ready. */
    @WithDefault("PT60S")
    Duration readyPatience();

    /** Where uploads and reports of imports are kept. */
    @WithDefault(".bellwether/ingestion")
    Path data();

    /** The most imports that wait for their turn; one runs at a time. */
    @WithDefault("8")
    @Min(1)
    @Max(1000)
    int waitingImports();

    /** The most reports that are kept; the oldest go first. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int keptImports();

    /** The most row errors that a report lists; all are counted. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int listedRowErrors();
}
