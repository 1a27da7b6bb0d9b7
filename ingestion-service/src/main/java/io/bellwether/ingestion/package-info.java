/**
 * The ingestion service: takes events over HTTP and from CSV files, and puts them on their topics.
 *
 * <p>This package is the shell (HTTP, Kafka, files, threads); what is decided is decided in the pure subpackages.
 */
package io.bellwether.ingestion;
