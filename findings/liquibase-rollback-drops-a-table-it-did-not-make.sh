#!/usr/bin/env bash
# 2026-11-27. liquibase-core 4.33.0, sqlite-jdbc 3.54.1.0.
# createTable with ifNotExists="true" over a table that is there already, with rows. Guess: the rollback of that changeset leaves the
# table alone, since the changeset did not create it.
# Seen: the rollback drops the table with its rows.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
 <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
 <dependencies>
  <dependency><groupId>org.liquibase</groupId><artifactId>liquibase-core</artifactId><version>4.33.0</version></dependency>
  <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.54.1.0</version></dependency>
  <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
 </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath.txt
cat > Finding.java <<'JAVA'
import java.nio.file.*;
import java.sql.*;
import liquibase.*;
import liquibase.database.*;
import liquibase.database.jvm.JdbcConnection;
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
                    <createTable tableName="product" ifNotExists="true"><column name="id" type="INTEGER"/></createTable>
                  </changeSet>
                </databaseChangeLog>
                """);
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        try (Connection c = DriverManager.getConnection(url)) {
            c.createStatement().execute("create table product (id integer)");
            c.createStatement().execute("insert into product values (1), (2)");
        }
        try (Connection c = DriverManager.getConnection(url)) {
            Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(c));
            Liquibase liquibase = new Liquibase("changelog.xml", new DirectoryResourceAccessor(folder), database);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            Scope.child(Scope.Attr.ui, new liquibase.ui.LoggerUIService(), () -> {
                liquibase.update("");
                show(url, "after update");
                liquibase.rollback(1, "");
            });
        }
        show(url, "after rollback");
    }

    private static void show(String url, String when) throws Exception {
        try (Connection c = DriverManager.getConnection(url);
                ResultSet rows = c.createStatement().executeQuery("select count(*) from product")) {
            rows.next();
            System.out.println(when + ": " + rows.getInt(1) + " rows");
        } catch (SQLException e) {
            System.out.println(when + ": no table");
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
after update: 2 rows
after rollback: no table
SEEN
java -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
