/** The health-service's shell: Kafka, PostgreSQL, the clock and HTTP around the pure core in the packages below. */
package io.bellwether.health;
