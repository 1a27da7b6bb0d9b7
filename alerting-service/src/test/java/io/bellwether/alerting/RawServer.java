package io.bellwether.alerting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that does as it likes with a connection. */
final class RawServer implements AutoCloseable {

    private final ServerSocket server;

    RawServer(Behaviour behaviour) throws IOException {
        server = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(() -> serve(behaviour));
    }

    private void serve(Behaviour behaviour) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                behaviour.with(socket);
            } catch (IOException _) {
                // The other side is gone, or the test is over.
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    interface Behaviour {
        void with(Socket socket) throws IOException;
    }
}
