package io.bellwether.ingestion;

import io.bellwether.ingestion.imports.State;

/** Ends an import before its time; the message is for the one who sent it. */
final class ImportFailed extends Exception {

    private final State state;

    ImportFailed(State state, String message) {
        super(message, null, false, false);
        this.state = state;
    }

    State state() {
        return state;
    }
}
