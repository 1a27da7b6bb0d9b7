/**
 * A real Kafka broker and a real PostgreSQL that a Java process starts for itself, without Docker.
 *
 * <p>Brings no slf4j provider. In a {@code @QuarkusTest} Quarkus's own is there; a plain program adds
 * {@code org.slf4j:slf4j-jdk14}. Both end in {@code java.util.logging}, where {@code QuietLogs} lets only warnings
 * and errors of the broker through; PostgreSQL logs to a file in its folder.
 */
package io.bellwether.embedded;
