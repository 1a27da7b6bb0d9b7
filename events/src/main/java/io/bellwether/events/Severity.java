package io.bellwether.events;

import com.fasterxml.jackson.databind.EnumNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** How urgent a risk or task is, most urgent first. */
@EnumNaming(KebabCaseStrategy.class)
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
