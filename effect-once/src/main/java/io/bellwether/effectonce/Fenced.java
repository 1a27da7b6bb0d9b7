package io.bellwether.effectonce;

/** Another instance owns the shard now; what was about to commit must not. */
final class Fenced extends RuntimeException {

    Fenced(int shard) {
        super("shard " + shard + " has another owner", null, false, false);
    }
}
