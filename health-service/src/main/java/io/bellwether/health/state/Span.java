package io.bellwether.health.state;

/**
 * Some days that are stored together.
 *
 * @param from the first
 * @param to the first after them
 * @param base the day that the stored form counts from
 */
record Span(int from, int to, int base) {}
