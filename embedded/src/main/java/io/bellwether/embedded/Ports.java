package io.bellwether.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The ports of the loopback interface that nobody listens on. */
final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    // Below the ports that systems give to outgoing connections: while a server restarts, a client that keeps
    // reconnecting could be given the server's own port, and then even connect to itself.
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    // One walk per JVM from a random place: no port is given out twice, and neighbouring JVMs rarely meet.
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private Ports() {}

    /** The port wanted, or any for 0; fails at once when another process has it. */
    static int claim(int wanted) {
        if (wanted != 0) {
            if (!isFree(wanted)) {
                throw new IllegalStateException("port " + wanted + " of " + LOOPBACK + " is in use");
            }
            return wanted;
        }
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on " + LOOPBACK);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
