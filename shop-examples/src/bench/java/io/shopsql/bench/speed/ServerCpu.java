package io.shopsql.bench.speed;

import io.shopsql.bench.ServerTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The CPU time of the database server, if it runs on this machine. */
final class ServerCpu {

    static final ServerCpu NONE = new ServerCpu(0);

    private final ServerTime time;
    private final long postmaster;

    private ServerCpu(long postmaster) {
        this.postmaster = postmaster;
        this.time = new ServerTime(postmaster);
    }

    /** Finds the server by the process of this connection; none if it runs elsewhere. */
    static ServerCpu behind(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            return new ServerCpu(ProcessHandle.of(rows.getLong(1))
                    .filter(backend ->
                            backend.info().command().orElse("postgres").contains("postgres"))
                    .flatMap(ProcessHandle::parent)
                    .map(ProcessHandle::pid)
                    .orElse(0L));
        }
    }

    boolean isKnown() {
        return postmaster != 0;
    }

    double nanos() {
        return time.millis() * 1e6;
    }
}
