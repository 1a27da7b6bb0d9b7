package io.bellwether.benchmarks.peers;

import java.sql.SQLException;

/** A peer's JVM: takes events until it is ended. Arguments: which one, the broker, the database, and threads. */
public final class PeerMain {

    /** The consumer group of every peer, whose offsets tell how far it is. */
    public static final String GROUP = "peer";

    private PeerMain() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        var broker = arguments[1];
        var database = arguments[2];
        int threads = Integer.parseInt(arguments[3]);
        switch (arguments[0]) {
            case "drain-decode" -> Members.run(threads, () -> new DrainDecode(broker));
            case "kafka-streams-eos" -> StreamsPeer.start(broker, "exactly_once_v2", threads);
            case "kafka-streams-alos" -> StreamsPeer.start(broker, "at_least_once", threads);
            case "per-event" -> {
                PerEvent.createTables(database);
                Members.run(threads, () -> new PerEvent(broker, database));
            }
            case "sql-recompute" -> {
                RawTable.create(database);
                Members.run(threads, () -> new RawTable(broker, database));
            }
            default -> throw new IllegalArgumentException("no peer is called " + arguments[0]);
        }
        Thread.currentThread().join();
    }
}
