/**
 * What an event must be to be taken: its attributes, its kind, its data against the kind's JSON Schema, and its time.
 *
 * <p>The same checks hold for HTTP and for imports. Pure: no clock, no I/O but the contract's schemas.
 */
package io.bellwether.ingestion.admission;
