package io.bellwether.health.risk;

/** What the world must be told of a raised risk or opportunity. */
public sealed interface Change {

    /** Raised now, or still raised with another severity or evidence. */
    record Said(Raised raised) implements Change {}

    record Cleared(Raised was, String why) implements Change {}
}
