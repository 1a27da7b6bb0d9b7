package io.bellwether.events;

/**
 * A band is announced that was not before.
 *
 * @param evidence plain words for a CSM, with the numbers
 */
public record BandChange(
        @Required Band from, @Required Band to, @Required String evidence) {}
