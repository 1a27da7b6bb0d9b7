package io.bellwether.ingestion.imports;

import com.fasterxml.jackson.databind.EnumNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** Where an import stands. */
@EnumNaming(KebabCaseStrategy.class)
public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    /** The service stopped before the end. */
    INTERRUPTED;

    public boolean isOver() {
        return this != WAITING && this != RUNNING;
    }
}
