package io.bellwether.effectonce;

/** It has committed, but what is remembered of the shards could not follow: only the database knows where they stand. */
final class NotTakenOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotTakenOver(RuntimeException cause) {
        super("it has committed, but what follows a commit failed", cause);
    }
}
