package io.bellwether.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a single node that is broker and controller, sized for a laptop. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    static Map<String, String> of(Path dataDir, int port, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.putAll(identity(dataDir, port, controllerPort));
        settings.putAll(singleCopy());
        settings.putAll(small());
        return Map.copyOf(settings);
    }

    private static Map<String, String> identity(Path dataDir, int port, int controllerPort) {
        var controller = Ports.LOOPBACK + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "listeners",
                "PLAINTEXT://" + Ports.LOOPBACK + ":" + port + "," + CONTROLLER + "://" + controller,
                "controller.listener.names",
                CONTROLLER,
                "controller.quorum.voters",
                NODE_ID + "@" + controller,
                "log.dirs",
                dataDir.toString());
    }

    private static Map<String, String> singleCopy() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "8",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "8",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "8");
    }

    private static Map<String, String> small() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                // A node that was killed is let in again when its last session is over: 9 s by default.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                "log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20),
                // No JMX beans per metric: two nodes in one JVM would fight over the names.
                "metric.reporters", "");
    }
}
