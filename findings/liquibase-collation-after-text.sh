#!/usr/bin/env bash
# 2026-11-28. liquibase-core 4.33.0, SQL for PostgreSQL written offline (no server).
# A column's type with a collation: VARCHAR(20) COLLATE "C", TEXT COLLATE "C", NVARCHAR(20) COLLATE "C", CLOB COLLATE "C". Guess: Liquibase
# writes all four as they stand, since it keeps the collation of the first.
# Seen: it keeps that of VARCHAR alone; the other three lose it without a warning, so that the column sorts by the database's locale.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
 <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
 <dependencies>
  <dependency><groupId>org.liquibase</groupId><artifactId>liquibase-core</artifactId><version>4.33.0</version></dependency>
  <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
 </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
cat > Finding.java <<'JAVA'
import java.io.StringWriter;
import java.nio.file.*;
import java.util.regex.*;
import liquibase.*;
import liquibase.database.*;
import liquibase.resource.DirectoryResourceAccessor;

public class Finding {
    public static void main(String[] args) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        Path folder = Files.createTempDirectory("finding");
        Files.writeString(folder.resolve("changelog.xml"), """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="1" author="a">
                    <createTable tableName="product">
                      <column name="a" type='VARCHAR(20) COLLATE "C"'/>
                      <column name="b" type='TEXT COLLATE "C"'/>
                      <column name="c" type='NVARCHAR(20) COLLATE "C"'/>
                      <column name="d" type='CLOB COLLATE "C"'/>
                    </createTable>
                  </changeSet>
                </databaseChangeLog>
                """);
        var files = new DirectoryResourceAccessor(folder);
        var url = "offline:postgresql?changeLogFile=" + folder.resolve("databasechangelog.csv");
        Database database = DatabaseFactory.getInstance().openDatabase(url, null, null, null, files);
        Liquibase liquibase = new Liquibase("changelog.xml", files, database);
        StringWriter sql = new StringWriter();
        Scope.child(Scope.Attr.ui, new liquibase.ui.LoggerUIService(), () -> liquibase.update(new Contexts(), sql));
        Matcher table = Pattern.compile("CREATE TABLE \\S*product \\((.*)\\);").matcher(sql.toString());
        System.out.println(table.find() ? table.group(1) : sql);
    }
}
JAVA
cat > expected.txt <<'SEEN'
a VARCHAR(20) COLLATE "C", b TEXT, c VARCHAR(20), d TEXT
SEEN
java -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
