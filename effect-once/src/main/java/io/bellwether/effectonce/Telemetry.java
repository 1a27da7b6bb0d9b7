package io.bellwether.effectonce;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;

/**
 * Where the event path tells how it fares.
 *
 * @param traces {@link OpenTelemetry#noop()} for none
 */
public record Telemetry(MeterRegistry metrics, OpenTelemetry traces) {}
