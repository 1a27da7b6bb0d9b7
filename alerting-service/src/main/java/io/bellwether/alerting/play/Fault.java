package io.bellwether.alerting.play;

/**
 * What is wrong with a document.
 *
 * @param pointer JSON pointer to the place
 */
public record Fault(String pointer, String detail) {}
