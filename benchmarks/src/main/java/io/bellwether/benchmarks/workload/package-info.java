/** The events that measurements are fed with, made from a seed: the same seed is the same stream, byte for byte. */
package io.bellwether.benchmarks.workload;
