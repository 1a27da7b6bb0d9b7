package io.bellwether.effectonce;

import java.util.Map;
import java.util.Set;

/** How far a batch takes one shard: the ids it adds and, per topic, the next offset. */
record Progress(Shard shard, Set<IdHash> ids, Map<String, Long> next) {}
