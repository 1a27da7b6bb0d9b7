/**
 * The event path under faults: instances are killed and paused, broker and database restarted, while a seeded workload
 * runs; afterwards everything must be as the definitions say for the events that were accepted.
 */
package io.bellwether.e2e.faults;
