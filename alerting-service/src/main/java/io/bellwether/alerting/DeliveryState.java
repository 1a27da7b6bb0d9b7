package io.bellwether.alerting;

import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.bellwether.events.KebabCase;

/** Where a delivery stands. */
@EnumNaming(KebabCase.class)
enum DeliveryState {
    /** No attempt has ended yet, or none since it was to be sent once more. */
    PENDING,
    /** The last attempt that has ended failed; there will be another, or it is under way. */
    FAILED,
    DELIVERED,
    /** Refused for good, or the last attempt of all failed. */
    GIVEN_UP,
    /** Its endpoint is, or was when it was its turn. */
    DISABLED
}
