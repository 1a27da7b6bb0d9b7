package io.bellwether.ingestion.admission;

/** What the checks of one event come to. */
public sealed interface Finding permits Admitted, Refusal {}
