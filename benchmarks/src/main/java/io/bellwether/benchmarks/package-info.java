/**
 * Measurements of Bellwether beside its peers. Each one is a command of {@code ./bellwether bench}; what they give lies in
 * {@code benchmarks/results}, what it means in {@code docs/performance.md}.
 */
package io.bellwether.benchmarks;
