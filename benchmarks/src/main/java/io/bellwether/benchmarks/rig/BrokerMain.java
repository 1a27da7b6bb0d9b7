package io.bellwether.benchmarks.rig;

import io.bellwether.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/** The broker's JVM: serves until it is told to stop. Arguments: its folder and its port. */
final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var broker = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        Thread.currentThread().join();
    }
}
