package io.bellwether.ingestion;

import io.bellwether.ingestion.InFlight.Claim;

/** A request's body, decompressed; its share of the memory is given back when it is closed. */
record Body(byte[] bytes, Claim claim) implements AutoCloseable {

    @Override
    public void close() {
        claim.close();
    }
}
