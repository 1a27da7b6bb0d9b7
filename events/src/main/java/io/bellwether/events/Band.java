package io.bellwether.events;

import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** The colour of a score: green expand, yellow nurture, red save. */
@EnumNaming(KebabCase.class)
public enum Band {
    GREEN,
    YELLOW,
    RED
}
