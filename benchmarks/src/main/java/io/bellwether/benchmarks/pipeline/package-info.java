/** The event path under a backlog: the shipped health-service and its peers take the same stream, one after the other. */
package io.bellwether.benchmarks.pipeline;
