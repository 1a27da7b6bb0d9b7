package io.bellwether.ingestion.imports;

import io.bellwether.ingestion.admission.Verdict;

/**
 * What becomes of one event of a row.
 *
 * @param repeated an event before it in the file has the same id
 * @param error what the report says of a rejected one; null of an accepted one
 */
public record Judged(Verdict verdict, boolean repeated, RowError error) {}
