package io.shopsql.bench.speed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A relay to a Postgres server that reads the protocol: it counts the statements, a driver's own too, and how often the client
 * sends something after an answer. Never in measured time. For a connection without encryption.
 */
final class Wire implements AutoCloseable {

    /** A request for encryption, or for GSS encryption, before the session starts. */
    private static final int SSL_REQUEST = 80877103;

    private static final int GSS_REQUEST = 80877104;

    private static final int BUFFER = 64 * 1024;

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
            AtomicBoolean answered = new AtomicBoolean(true);
            start("to server", () -> relayMessages(client, target, answered));
            start("to client", () -> relayAnswers(client, target, answered));
        }
    }

    private static void relayAnswers(Socket client, Socket target, AtomicBoolean answered) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (client;
                target) {
            int length;
            while ((length = target.getInputStream().read(buffer)) >= 0) {
                answered.set(true);
                client.getOutputStream().write(buffer, 0, length);
            }
        }
    }

    private void relayMessages(Socket client, Socket target, AtomicBoolean answered) throws IOException {
        try (client;
                target) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), BUFFER));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(target.getOutputStream(), BUFFER));
            while (relayStart(in, out)) {
                // the server's answer to a request for encryption passes the other way
            }
            while (true) {
                int type = in.read();
                if (type < 0) {
                    return;
                }
                byte[] body = in.readNBytes(in.readInt() - 4);
                if (type == 'E' || type == 'Q') {
                    counter.statement();
                }
                out.write(type);
                out.writeInt(body.length + 4);
                out.write(body);
                // what the driver has sent at once goes on at once
                if (in.available() == 0) {
                    if (answered.getAndSet(false)) {
                        counter.roundTrip();
                    }
                    out.flush();
                }
            }
        }
    }

    /** Relays a message without a type; returns whether another may follow. */
    private static boolean relayStart(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        int code = in.readInt();
        byte[] rest = in.readNBytes(length - 8);
        out.writeInt(length);
        out.writeInt(code);
        out.write(rest);
        out.flush();
        return code == SSL_REQUEST || code == GSS_REQUEST;
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
