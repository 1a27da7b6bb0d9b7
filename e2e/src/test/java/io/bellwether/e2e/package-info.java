/** Tests from outside, against the jars that production runs: what goes in over HTTP, files and Kafka, what comes out. */
package io.bellwether.e2e;
