package io.shopsql.bench.speed;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A relay to a Postgres server that counts the messages of the protocol, so that a driver's own statements and round trips
 * count too; never in measured time. For a connection without encryption.
 */
final class Wire implements AutoCloseable {

    /** A request for encryption, or for GSS encryption, before the session starts. */
    private static final int SSL_REQUEST = 80877103;

    private static final int GSS_REQUEST = 80877104;

    private final String host;
    private final int port;
    private final Counter counter;
    private final ServerSocket server;

    Wire(String host, int port, Counter counter) throws IOException {
        this.host = host;
        this.port = port;
        this.counter = counter;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("accept", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            Socket target = new Socket(host, port);
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            start("to server", () -> relayMessages(client, target));
            start("to client", () -> {
                try (client;
                        target) {
                    target.getInputStream().transferTo(client.getOutputStream());
                }
            });
        }
    }

    private void relayMessages(Socket client, Socket target) throws IOException {
        try (client;
                target) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = target.getOutputStream();
            while (relayStart(in, out)) {
                // the server's answer to a request for encryption passes the other way
            }
            while (true) {
                int type = in.read();
                if (type < 0) {
                    return;
                }
                byte[] body = in.readNBytes(in.readInt() - 4);
                count(type);
                DataOutputStream message = new DataOutputStream(out);
                message.write(type);
                message.writeInt(body.length + 4);
                message.write(body);
            }
        }
    }

    /** Relays a message without a type; returns whether another may follow. */
    private static boolean relayStart(DataInputStream in, OutputStream out) throws IOException {
        int length = in.readInt();
        byte[] body = in.readNBytes(length - 4);
        DataOutputStream message = new DataOutputStream(out);
        message.writeInt(length);
        message.write(body);
        int code = new DataInputStream(new ByteArrayInputStream(body)).readInt();
        return code == SSL_REQUEST || code == GSS_REQUEST;
    }

    private void count(int type) {
        switch (type) {
            case 'E' -> counter.statement();
            case 'Q' -> {
                counter.statement();
                counter.roundTrip();
            }
            // sync, and the end of a COPY
            case 'S', 'c' -> counter.roundTrip();
            default -> {}
        }
    }

    private static void start(String name, Relay relay) {
        Thread thread = new Thread(
                () -> {
                    try {
                        relay.run();
                    } catch (IOException e) {
                        // one of the two has hung up
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    @FunctionalInterface
    private interface Relay {
        void run() throws IOException;
    }
}
