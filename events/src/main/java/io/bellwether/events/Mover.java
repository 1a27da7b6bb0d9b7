package io.bellwether.events;

/**
 * A measure and the points that it gave or took.
 *
 * @param points change of the score, negative where it fell
 * @param words one plain sentence for a CSM
 */
public record Mover(
        @Required String measure,
        @Required Double points,
        @Required String words) {}
