package io.bellwether.alerting.notify;

import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.bellwether.events.KebabCase;

/** How soon somebody wants to be told. */
@EnumNaming(KebabCase.class)
public enum Timing {
    IMMEDIATELY,
    /** Once a day, all together. */
    DIGEST,
    NEVER
}
