package io.bellwether.effectonce;

import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Decoded.Malformed;
import io.bellwether.events.Decoded.Unknown;
import io.bellwether.events.Event;
import io.opentelemetry.api.trace.SpanContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records sorted out: events that are new, rejections, and how far each shard gets by them. */
final class Batch {

    private static final int MOST_LINKS = 128;
    private static final boolean DEDUP_IS_OFF = FaultPoint.isOff("inbox");

    private final String service;
    private final EventId id = new EventId();
    private final TreeMap<Integer, Progress> progress = new TreeMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private List<SpanContext> sampled = List.of();
    private Map<String, String> origins = Map.of();
    private int fresh;
    private int duplicates;
    private int unknown;

    private Batch(String service) {
        this.service = service;
    }

    static Batch of(
            String service, List<ConsumerRecord<byte[], byte[]>> records, Map<Integer, Shard> owned, Instant now) {
        var batch = new Batch(service);
        var latest = now.plus(Event.FURTHEST_AHEAD);
        for (var record : records) {
            batch.add(record, owned.get(record.partition()), latest);
        }
        return batch;
    }

    /** The same record, given up: its offset passes, its effect does not happen. */
    static Batch rejecting(String service, ConsumerRecord<byte[], byte[]> record, Shard shard, String reason) {
        var batch = new Batch(service);
        batch.progress(record, shard);
        batch.rejections.add(Rejection.of(service, record, Rejection.Cause.UNPROCESSABLE, "", reason));
        return batch;
    }

    /** By shard number, which is the order of locking. */
    Collection<Progress> progress() {
        return progress.values();
    }

    List<Shard> shards() {
        return progress.values().stream().map(Progress::shard).toList();
    }

    int records() {
        return progress.values().stream().mapToInt(Progress::records).sum();
    }

    List<Rejection> rejections() {
        return rejections;
    }

    /** The traces that its records belong to, as far as they are sampled; some of them where there are many. */
    List<SpanContext> sampled() {
        return sampled;
    }

    /** By account where the last event that belongs to a trace began, for {@link TraceHeaders#ORIGIN}. */
    Map<String, String> origins() {
        return origins;
    }

    int fresh() {
        return fresh;
    }

    int duplicates() {
        return duplicates;
    }

    int unknown() {
        return unknown;
    }

    private void add(ConsumerRecord<byte[], byte[]> record, Shard shard, Instant latest) {
        var to = progress(record, shard);
        switch (Codec.decode(name -> header(record, name), record.value())) {
            case Known(var event)
            when Shards.of(event.account()) != record.partition() ->
                reject(record, Rejection.Cause.MISPLACED, "", "the record's key must be the event's account");
            case Known(var event)
            when event.time().isAfter(latest) ->
                reject(record, Rejection.Cause.FUTURE_TIME, "/time", "lies more than 24 hours in the future");
            case Known(var event) -> add(record, event, to);
            case Unknown _ -> unknown++;
            case Malformed(var pointer, var reason) -> reject(record, Rejection.Cause.MALFORMED, pointer, reason);
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record, Event event, Progress to) {
        if (DEDUP_IS_OFF) {
            take(record, event, to);
            return;
        }
        id.compute(event, record.value());
        long before = to.shard().seen().find(id.high(), id.low());
        before = before == 0 ? to.ids().find(id.high(), id.low()) : before;
        if (before == 0) {
            to.ids().add(id.high(), id.low(), 0);
            take(record, event, to);
        } else if (EventId.sameBody(before, id.low())) {
            duplicates++;
        } else {
            reject(record, Rejection.Cause.CONFLICT, "", "another event was taken under the same source and id");
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Event event, Progress to) {
        to.fresh().add(event);
        trace(record, event);
        fresh++;
    }

    private void trace(ConsumerRecord<byte[], byte[]> record, Event event) {
        var sender = TraceHeaders.sampled(record, TraceHeaders.SENDER);
        if (sender == null) {
            return;
        }
        if (sampled.isEmpty()) {
            sampled = new ArrayList<>();
            origins = new HashMap<>();
        }
        var origin = TraceHeaders.sampled(record, TraceHeaders.ORIGIN);
        origins.put(event.account(), TraceHeaders.text(origin == null ? sender : origin));
        link(sender);
        if (origin != null) {
            link(origin);
        }
    }

    private void link(SpanContext context) {
        if (sampled.size() < MOST_LINKS && !sampled.contains(context)) {
            sampled.add(context);
        }
    }

    private void reject(ConsumerRecord<byte[], byte[]> record, Rejection.Cause cause, String pointer, String reason) {
        rejections.add(Rejection.of(service, record, cause, pointer, reason));
    }

    private Progress progress(ConsumerRecord<byte[], byte[]> record, Shard shard) {
        var to = progress.computeIfAbsent(shard.number(), _ -> new Progress(shard));
        to.passes(record.topic(), record.offset());
        return to;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
