package io.bellwether.effectonce;

/** What the workers of an instance tell by. */
record Instruments(Metrics metrics, BatchTraces traces) {}
