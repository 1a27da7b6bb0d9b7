package io.bellwether.effectonce;

import java.util.Map;

/**
 * One owned partition number of all topics.
 *
 * @param epoch the owner's number; a higher one in the database means that it is no longer ours
 * @param next per topic, the first offset that has not taken effect; changed only after a commit
 */
record Shard(int number, long epoch, Inbox inbox, Map<String, Long> next) {}
