/** The pure core alone, in one JVM: scoring and folding against decoding, and the size of an account's state. */
package io.bellwether.benchmarks.core;
