package io.shopsql.schema;

import io.shopsql.testkit.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A pgbouncer with {@code pool_mode=transaction} in front of the server of a test database. It is the one on the path, or
 * that of the system property {@code shop.test.pgbouncer}. Where there is none, the test is skipped with a word about it,
 * unless {@code shop.test.pgbouncer.required} is true.
 */
final class TransactionPooler implements AutoCloseable {

    private final PGSimpleDataSource server;
    private final int port;
    private final Path log;
    private final Process process;

    private TransactionPooler(PGSimpleDataSource server, int port, Path log, Process process) {
        this.server = server;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** In front of every database of the server, with few connections, so that its clients get each other's. */
    static TransactionPooler before(TestDatabase.Home database, Path folder) throws Exception {
        Path executable = found();
        PGSimpleDataSource server = (PGSimpleDataSource) database.dataSource();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path settings = folder.resolve("pgbouncer.ini");
        Path log = folder.resolve("pgbouncer.log");
        Files.writeString(settings, """
                [databases]
                * = host=%s port=%d user=%s%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 5
                max_client_conn = 500
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        server.getServerNames()[0],
                        server.getPortNumbers()[0],
                        server.getUser(),
                        server.getPassword() == null ? "" : " password=" + server.getPassword(),
                        port));
        Process process = new ProcessBuilder(command(executable, settings))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        TransactionPooler pooler = new TransactionPooler(server, port, log, process);
        pooler.awaitReady();
        return pooler;
    }

    /** It refuses to run as root. */
    private static List<String> command(Path executable, Path settings) throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (!root) {
            return List.of(executable.toString(), settings.toString());
        }
        for (Path path : List.of(settings.getParent(), settings)) {
            path.toFile().setReadable(true, false);
            path.toFile().setExecutable(true, false);
        }
        return List.of(executable.toString(), "-u", "nobody", settings.toString());
    }

    private static Path found() {
        Optional<Path> executable = Optional.ofNullable(System.getProperty("shop.test.pgbouncer"))
                .map(Path::of)
                .or(TransactionPooler::onThePath);
        if (executable.isEmpty()) {
            if (Boolean.getBoolean("shop.test.pgbouncer.required")) {
                throw new IllegalStateException("pgbouncer is required, and is not on the path");
            }
            Assumptions.abort("skipped: pgbouncer is not on the path");
        }
        return executable.orElseThrow();
    }

    private static Optional<Path> onThePath() {
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)),
                        // where Debian puts it, which is not on the path of every user
                        Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void awaitReady() throws Exception {
        while (true) {
            try {
                dataSource(server).getConnection().close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("pgbouncer ended: " + Files.readString(log), e);
                }
                Thread.sleep(50);
            }
        }
    }

    /** The same database behind the pooler; pgjdbc must not prepare statements on the server. */
    PGSimpleDataSource dataSource(PGSimpleDataSource direct) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(direct));
        return source;
    }

    String url(PGSimpleDataSource direct) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + direct.getDatabaseName() + "?prepareThreshold=0&user="
                + direct.getUser();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
