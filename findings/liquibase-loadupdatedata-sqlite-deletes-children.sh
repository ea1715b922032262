#!/usr/bin/env bash
# 2026-11-27. liquibase-core 4.33.0, sqlite-jdbc 3.54.1.0 (SQLite 3.54.1).
# loadUpdateData updates the rows of a CSV file that are there, by their primary key. Guess: on SQLite it writes an upsert, so that
# columns that the file does not name keep their values.
# Seen: it replaces the row. Columns the file does not name become null, and rows that point to it with ON DELETE CASCADE are
# deleted, without an error.
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
                    <sql>create table product (id integer primary key, name text, notes text)</sql>
                    <sql>create table line (id integer primary key, product integer references product on delete cascade)</sql>
                    <sql>insert into product values (1, 'Pen', 'kept?')</sql>
                    <sql>insert into line values (1, 1)</sql>
                  </changeSet>
                  <changeSet id="2" author="a">
                    <loadUpdateData tableName="product" primaryKey="id" file="prices.csv" relativeToChangelogFile="true"/>
                  </changeSet>
                </databaseChangeLog>
                """);
        Files.writeString(folder.resolve("prices.csv"), "id,name\n1,Fountain pen\n");
        String url = "jdbc:sqlite:" + folder.resolve("shop.db") + "?foreign_keys=on";
        try (Connection c = DriverManager.getConnection(url)) {
            Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(c));
            Liquibase liquibase = new Liquibase("changelog.xml", new DirectoryResourceAccessor(folder), database);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            Scope.child(Scope.Attr.ui, new liquibase.ui.LoggerUIService(), () -> liquibase.update(""));
        }
        try (Connection c = DriverManager.getConnection(url)) {
            try (ResultSet rows = c.createStatement().executeQuery("select name, notes from product")) {
                rows.next();
                System.out.println("name " + rows.getString(1) + ", notes " + rows.getString(2));
            }
            try (ResultSet rows = c.createStatement().executeQuery("select count(*) from line")) {
                rows.next();
                System.out.println("lines " + rows.getInt(1));
            }
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
name Fountain pen, notes null
lines 0
SEEN
java -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true -cp "$(cat classpath.txt)" Finding.java 2>errors.txt >seen.txt || { cat errors.txt >&2; exit 1; }
cat seen.txt
diff expected.txt seen.txt && echo "as found"
