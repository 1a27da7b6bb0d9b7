package io.bellwether.health.measure;

/** Takes note of the raw numbers that a formula used, so that its value can be explained. */
@FunctionalInterface
public interface Inputs {

    /** For when nobody asks why. */
    Inputs IGNORED = (_, _) -> {};

    void note(String name, double value);
}
