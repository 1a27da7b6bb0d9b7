package io.bellwether.events;

import com.fasterxml.jackson.databind.EnumNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** The colour of a score: green expand, yellow nurture, red save. */
@EnumNaming(KebabCaseStrategy.class)
public enum Band {
    GREEN,
    YELLOW,
    RED
}
