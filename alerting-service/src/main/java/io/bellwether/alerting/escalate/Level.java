package io.bellwether.alerting.escalate;

import java.util.List;

/**
 * One level of an escalation.
 *
 * @param roles of the people who are told; none for the first level, at which a task is its owner's alone
 */
public record Level(String name, List<String> roles) {

    private static final int LONGEST_NAME = 64;

    public Level {
        roles = roles == null ? List.of() : List.copyOf(roles);
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a level needs a name of at most " + LONGEST_NAME + " characters");
        }
    }
}
