/**
 * What the health-service is measured beside: the same events taken in the ways that others take them, with the same core
 * for folding, scoring and storing. Each runs in a JVM of its own.
 */
package io.bellwether.benchmarks.peers;
