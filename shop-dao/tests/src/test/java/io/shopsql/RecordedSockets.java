package io.shopsql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/** Keeps the sockets that the Postgres driver makes, to be asked what was set on them: {@code socketFactory=…} in a URL. */
public final class RecordedSockets extends SocketFactory {

    static final Queue<Socket> MADE = new ConcurrentLinkedQueue<>();

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        MADE.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host.getHostName(), port);
    }
}
