#!/usr/bin/env bash
# 2026-11-27. HikariCP 7.1.0, sqlite-jdbc 3.54.1.0.
# A pool is closed while a connection is on loan with a transaction open. Guess: the pool ends the connection, and the file can
# be written by others.
# Seen: the connection stays open and holds the write lock: abort of this driver does nothing, and the pool forgets the connection.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
 <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
 <dependencies>
  <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.54.1.0</version></dependency>
  <dependency><groupId>com.zaxxer</groupId><artifactId>HikariCP</artifactId><version>7.1.0</version></dependency>
  <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
 </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
cat > Finding.java <<'JAVA'
import com.zaxxer.hikari.*;
import java.nio.file.*;
import java.sql.*;

public class Finding {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:sqlite:" + Files.createTempDirectory("finding").resolve("shop.db");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        HikariDataSource pool = new HikariDataSource(config);
        Connection loan = pool.getConnection();
        Connection physical = loan.unwrap(org.sqlite.SQLiteConnection.class);
        loan.createStatement().execute("create table t (id integer)");
        loan.createStatement().execute("begin immediate");
        pool.close();
        System.out.println("pool closed " + pool.isClosed() + ", connection closed " + physical.isClosed());
        try (Connection other = DriverManager.getConnection(url + "?busy_timeout=500")) {
            other.createStatement().execute("insert into t values (1)");
            System.out.println("another connection writes");
        } catch (SQLException e) {
            System.out.println("another connection: error code " + e.getErrorCode());
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
pool closed true, connection closed false
another connection: error code 5
SEEN
java -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
