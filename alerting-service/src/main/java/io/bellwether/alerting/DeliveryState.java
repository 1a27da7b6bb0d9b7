package io.bellwether.alerting;

import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.bellwether.events.KebabCase;

/** Where a delivery stands. */
@EnumNaming(KebabCase.class)
enum DeliveryState {
    /** No attempt yet. */
    PENDING,
    /** The last attempt failed; there will be another. */
    FAILED,
    DELIVERED,
    /** Refused for good, or the last attempt of all failed. */
    GIVEN_UP,
    /** Its endpoint is, or was when it was its turn. */
    DISABLED
}
