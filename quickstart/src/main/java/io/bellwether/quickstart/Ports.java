package io.bellwether.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Gives out ports of the loopback interface, none of them twice. */
final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    private static final int HIGHEST = 65_535;

    private final boolean usual;
    private final Setup setup;
    private final Set<Integer> given = new HashSet<>();

    Ports(Setup setup) {
        this.setup = setup;
        this.usual = setup.usualPorts();
    }

    /** The usual port of something, or the next one that is free; any one where usual ports are not wanted. */
    int give(String what, int usualPort) {
        // Below the ports that systems give to outgoing connections, which would take ours between two starts.
        int first = usual ? usualPort : ThreadLocalRandom.current().nextInt(10_000, 30_000);
        int port = first;
        while (given.contains(port) || !isFree(port)) {
            port = port == HIGHEST ? 1024 : port + 1;
        }
        given.add(port);
        if (usual && port != usualPort) {
            setup.say("Port %d is taken: %s gets %d.", usualPort, what, port);
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
