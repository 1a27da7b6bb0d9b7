package io.bellwether.events;

import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** How urgent a risk or task is, most urgent first. */
@EnumNaming(KebabCase.class)
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
