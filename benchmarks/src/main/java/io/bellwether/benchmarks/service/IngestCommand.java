package io.bellwether.benchmarks.service;

import io.bellwether.benchmarks.Machine;
import io.bellwether.benchmarks.ResultFile;
import io.bellwether.benchmarks.rig.Rig;
import io.bellwether.benchmarks.rig.Services;
import io.bellwether.benchmarks.workload.Publisher;
import io.bellwether.benchmarks.workload.Workload;
import io.bellwether.benchmarks.workload.Workload.Size;
import io.bellwether.events.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bellwether bench ingest}. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Events a second over HTTP, in batches of 500 and one by one over 64 connections, beside a bare "
                + "producer with acks=all.")
public final class IngestCommand implements Callable<Integer> {

    private static final int ACCOUNTS = 10_000;
    private static final int BATCH = 500;
    private static final int BATCH_CONNECTIONS = 8;
    private static final int SINGLE_CONNECTIONS = 64;

    @Option(
            names = "--events",
            defaultValue = "500000",
            description = "Events in batches, and bare (${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--singles", defaultValue = "50000", description = "Events one by one (${DEFAULT-VALUE}).")
    private int singles;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Of a bare pass and one in batches, as passes of either differ by half (${DEFAULT-VALUE}).")
    private int rounds;

    private int streams;

    @Override
    public Integer call() throws Exception {
        try (var rig = Rig.start();
                var services = new Services(rig)) {
            var ingestion = services.start("ingestion", List.of());
            over(ingestion, services.token(), bodies(events / 2, BATCH), BATCH_CONNECTIONS);
            bare(rig, events / 2);
            var bare = new ArrayList<Long>();
            var batches = new ArrayList<Long>();
            for (int round = 0; round < rounds; round++) {
                bare.add(Math.round(events / bare(rig, events)));
                batches.add(Math.round(
                        events / over(ingestion, services.token(), bodies(events, BATCH), BATCH_CONNECTIONS)));
            }
            double single = singles / over(ingestion, services.token(), bodies(singles, 1), SINGLE_CONNECTIONS);
            var results = new LinkedHashMap<String, Object>();
            results.put("machine", Machine.describe());
            results.put("bareProducerEventsPerSecond", bare);
            results.put("batchesOf500EventsPerSecond", batches);
            results.put("singleEventsPerSecond", Math.round(single));
            results.put("batches-to-bare", Math.round(1000.0 * median(batches) / median(bare)) / 1000.0);
            ResultFile.write("ingest", results);
        }
        return 0;
    }

    private static long median(List<Long> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    /** Seconds; encoding is part of it, as it is for whoever publishes. */
    private double bare(Rig rig, int count) {
        var workload = workload(count);
        long started = System.nanoTime();
        try (var publisher = new Publisher(rig.bootstrap(), 5)) {
            publisher.publish(workload);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    /** Seconds; the bodies are made before. */
    private static double over(Services.Instance ingestion, String token, List<byte[]> bodies, int connections)
            throws Exception {
        var left = new ConcurrentLinkedQueue<>(bodies);
        long started = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var done = new ArrayList<Future<?>>();
            for (int i = 0; i < connections; i++) {
                done.add(threads.submit(() -> {
                    try (var door = new Door(ingestion.url(), token)) {
                        for (var body = left.poll(); body != null; body = left.poll()) {
                            door.send(body);
                        }
                    }
                }));
            }
            for (var each : done) {
                each.get();
            }
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private List<byte[]> bodies(int count, int batch) {
        var workload = workload(count);
        var bodies = new ArrayList<byte[]>();
        var events = new ArrayList<Event>();
        while (workload.hasNext()) {
            events.add(workload.next());
            if (events.size() == batch || !workload.hasNext()) {
                bodies.add(Door.body(events));
                events.clear();
            }
        }
        return bodies;
    }

    private Workload workload(int count) {
        return new Workload("s" + streams++, new Size(count, ACCOUNTS), 1, Instant.now());
    }
}
