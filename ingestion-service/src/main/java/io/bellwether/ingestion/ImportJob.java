package io.bellwether.ingestion;

import io.bellwether.ingestion.imports.ImportReport;
import io.bellwether.ingestion.mapping.FileMapping;
import io.bellwether.ingestion.mapping.Mapping;
import java.nio.file.Path;
import java.util.Map;

/**
 * An import to be done.
 *
 * @param files where each file of the mapping is stored
 */
record ImportJob(ImportReport report, Mapping mapping, Map<FileMapping, Path> files) {}
