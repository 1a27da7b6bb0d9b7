package io.bellwether.ingestion.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an import stands. */
public enum State {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED,
    /** The service stopped before the end. */
    @JsonProperty("interrupted")
    INTERRUPTED;

    public boolean isOver() {
        return this != WAITING && this != RUNNING;
    }
}
