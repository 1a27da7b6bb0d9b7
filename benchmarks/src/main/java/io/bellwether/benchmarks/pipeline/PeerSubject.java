package io.bellwether.benchmarks.pipeline;

import io.bellwether.benchmarks.peers.PeerMain;
import io.bellwether.benchmarks.peers.RawTable;
import io.bellwether.benchmarks.rig.JavaProcess;
import io.bellwether.benchmarks.rig.Rig;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A peer; how far it is, the offsets tell that its group has committed. */
final class PeerSubject implements Subject {

    private final Rig rig;
    private final String name;
    private final JavaProcess process;
    private final Admin admin;

    PeerSubject(Rig rig, String name, int threads) {
        this.rig = rig;
        this.name = name;
        process = JavaProcess.ofClass(
                PeerMain.class,
                List.of("-Xms1g", "-Xmx1g"),
                List.of(name, rig.bootstrap(), rig.database("peer"), Integer.toString(threads)),
                rig.file("peer.log"));
        admin = Admin.create(Map.of("bootstrap.servers", rig.bootstrap()));
    }

    @Override
    public JavaProcess process() {
        return process;
    }

    @Override
    public long applied() {
        try {
            return admin
                    .listConsumerGroupOffsets(PeerMain.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(offset -> offset == null ? 0 : offset.offset())
                    .sum();
        } catch (ExecutionException noGroupYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Loading raw events is half of what the warehouse does: computing the scores belongs to it. */
    @Override
    public void finish() {
        if (name.equals("sql-recompute")) {
            try (var connection = rig.connect("peer");
                    var recompute = connection.createStatement()) {
                recompute.execute(RawTable.RECOMPUTE);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot recompute", e);
            }
        }
    }

    @Override
    public boolean settled() {
        return true;
    }

    @Override
    public void verify(long published, long repeated) {
        process.requireAlive();
    }

    @Override
    public void close() {
        admin.close();
        process.close();
    }
}
