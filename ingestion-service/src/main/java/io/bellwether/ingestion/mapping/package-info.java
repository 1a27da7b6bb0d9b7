/**
 * How rows of CSV files become events, as a YAML mapping says: which kinds, from which columns, with which identity.
 *
 * <p>The same row always becomes the same event, on whatever day and however often it is imported. Pure: files are read
 * and events sent elsewhere.
 */
package io.bellwether.ingestion.mapping;
