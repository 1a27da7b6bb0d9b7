/**
 * CloudEvents as HTTP requests carry them: structured, batch and binary mode become one verdict per event, in order.
 *
 * <p>Each event of a batch is cut out and read alone, so that a broken one never takes its neighbours along. Data is
 * forwarded as the bytes that were sent. Pure: the clock is passed in.
 */
package io.bellwether.ingestion.intake;
