package io.bellwether.ingestion.mapping;

import java.util.List;

/** How a set of CSV files becomes events. */
public record Mapping(String name, List<FileMapping> files) {}
