/**
 * From Kafka into PostgreSQL and back, each event with effect once.
 *
 * <p>One transaction per batch holds what the service wrote, the ids it saw, the events it says, and the offsets to go on
 * from. A crash at any point repeats a batch or publishes an event again under the same id; it never loses or doubles an
 * effect. Tables: {@code db/effect-once} (Flyway location of every service that consumes).
 */
package io.bellwether.effectonce;
