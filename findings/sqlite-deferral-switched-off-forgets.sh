#!/usr/bin/env bash
# 2026-11-28. sqlite-jdbc 3.54.1.0 (SQLite 3.54).
# A transaction defers its foreign keys by PRAGMA defer_foreign_keys, inserts a row without its parent, and switches the deferral
# off again before COMMIT. Guess: the PRAGMA, or at the latest the COMMIT, is refused, as the COMMIT is without that PRAGMA.
# Seen: switching off forgets the rows counted so far; the COMMIT succeeds, and the orphan is stored, with foreign_keys on.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
 <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
 <dependencies>
  <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.54.1.0</version></dependency>
  <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
 </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
cat > Finding.java <<'JAVA'
import java.nio.file.*;
import java.sql.*;

public class Finding {
    public static void main(String[] args) throws Exception {
        String url = "jdbc:sqlite:" + Files.createTempDirectory("finding").resolve("shop.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = on");
            statement.execute("create table parent (id integer primary key)");
            statement.execute("create table child (parent integer not null references parent (id))");
            for (boolean switchedOff : new boolean[] {false, true}) {
                statement.execute("begin");
                statement.execute("pragma defer_foreign_keys = on");
                statement.execute("insert into child values (7)");
                if (switchedOff) {
                    statement.execute("pragma defer_foreign_keys = off");
                }
                String end;
                try {
                    statement.execute("commit");
                    end = "committed";
                } catch (SQLException e) {
                    statement.execute("rollback");
                    end = "refused, error code " + e.getErrorCode();
                }
                try (ResultSet orphans = statement.executeQuery("select count(*) from pragma_foreign_key_check")) {
                    System.out.println(
                            "switched off " + switchedOff + ": " + end + ", orphans " + orphans.getInt(1));
                }
            }
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
switched off false: refused, error code 19, orphans 0
switched off true: committed, orphans 1
SEEN
java -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
