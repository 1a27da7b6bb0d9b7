package io.bellwether.effectonce;

import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Decoded.Malformed;
import io.bellwether.events.Decoded.Unknown;
import io.bellwether.events.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records sorted out: events that are new, rejections, and how far each shard gets by them. */
final class Batch {

    final List<Event> fresh = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    int duplicates;
    int unknown;

    private final String service;
    private final Map<Integer, Progress> progress = new HashMap<>();

    private Batch(String service) {
        this.service = service;
    }

    static Batch of(String service, Iterable<ConsumerRecord<byte[], byte[]>> records, Map<Integer, Shard> owned) {
        var batch = new Batch(service);
        for (var record : records) {
            batch.add(record, owned.get(record.partition()));
        }
        return batch;
    }

    /** The same record, given up: its offset passes, its effect does not happen. */
    static Batch rejecting(String service, ConsumerRecord<byte[], byte[]> record, Shard shard, String reason) {
        var batch = new Batch(service);
        batch.progress(record, shard);
        batch.rejections.add(Rejection.of(service, record, "unprocessable", "", reason));
        return batch;
    }

    List<Progress> progress() {
        return List.copyOf(progress.values());
    }

    List<Shard> shards() {
        return progress.values().stream().map(Progress::shard).toList();
    }

    private void add(ConsumerRecord<byte[], byte[]> record, Shard shard) {
        var progress = progress(record, shard);
        switch (Codec.decode(name -> header(record, name), record.value())) {
            case Known(var event) -> {
                var id = IdHash.of(event);
                if (shard.inbox().contains(id) || !progress.ids().add(id)) {
                    duplicates++;
                } else {
                    fresh.add(event);
                }
            }
            case Unknown _ -> unknown++;
            case Malformed(var pointer, var reason) ->
                rejections.add(Rejection.of(service, record, "malformed", pointer, reason));
        }
    }

    private Progress progress(ConsumerRecord<byte[], byte[]> record, Shard shard) {
        var to = progress.computeIfAbsent(shard.number(), _ -> new Progress(shard, new HashSet<>(), new HashMap<>()));
        to.next().put(record.topic(), record.offset() + 1);
        return to;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
