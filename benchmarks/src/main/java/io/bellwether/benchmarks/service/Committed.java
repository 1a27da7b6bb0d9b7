package io.bellwether.benchmarks.service;

import io.bellwether.benchmarks.rig.Waiting;
import io.bellwether.benchmarks.workload.Publisher.Acknowledged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Watches what the health-service commits, every 5 ms, by the rows that say how far it is: they are written in the
 * transaction that writes the scores. What it sees it sees late by up to the time of one look.
 */
final class Committed implements AutoCloseable {

    private static final String NEXT = "SELECT topic, shard, next_offset FROM consumed";
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Connection connection;
    private final PreparedStatement next;
    private final Latencies latencies = new Latencies();
    private final ConcurrentHashMap<String, ConcurrentLinkedQueue<Acknowledged>> sent = new ConcurrentHashMap<>();
    private final Map<String, ArrayDeque<Acknowledged>> waiting = new HashMap<>();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile SQLException failure;

    Committed(Connection connection) throws SQLException {
        this.connection = connection;
        this.next = connection.prepareStatement(NEXT);
        this.thread = Thread.ofPlatform().name("committed").start(this::watch);
    }

    /** A record that the broker has acknowledged. */
    void expect(Acknowledged record) {
        sent.computeIfAbsent(record.topic() + "-" + record.partition(), _ -> new ConcurrentLinkedQueue<>())
                .add(record);
    }

    /** From the acknowledgement to the commit that was seen. */
    Latencies latencies() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return latencies;
    }

    @Override
    public void close() throws SQLException {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    private void watch() {
        try {
            while (!stopped) {
                look();
                Waiting.pause(PAUSE);
            }
        } catch (SQLException e) {
            failure = e;
        }
    }

    private void look() throws SQLException {
        try (var row = next.executeQuery()) {
            long now = System.nanoTime();
            while (row.next()) {
                take(row.getString(1) + "-" + row.getInt(2), row.getLong(3), now);
            }
        }
    }

    private void take(String partition, long nextOffset, long now) {
        var arrived = sent.get(partition);
        if (arrived == null) {
            return;
        }
        var open = waiting.computeIfAbsent(partition, _ -> new ArrayDeque<>());
        for (var record = arrived.poll(); record != null; record = arrived.poll()) {
            open.add(record);
        }
        while (!open.isEmpty() && open.peek().offset() < nextOffset) {
            latencies.add(Math.max(0, now - open.poll().nanoTime()));
        }
    }
}
