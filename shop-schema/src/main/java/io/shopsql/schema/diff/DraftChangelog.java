package io.shopsql.schema.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes changesets, one for each table. */
final class DraftChangelog {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a draft: read it, give the changesets ids of yours, and write them for the other engine too -->
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                               xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                               xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd"
                               logicalFilePath="draft.xml" objectQuotingStrategy="QUOTE_ALL_OBJECTS">
            """;

    private final SqlOfEngine engine;
    private final StringBuilder xml = new StringBuilder(HEAD);
    private int changesets;

    DraftChangelog(SqlOfEngine engine) {
        this.engine = engine;
    }

    /** Adds a changeset that creates a table or changes it into another. */
    void add(@Nullable Table from, Table to) {
        if (from == null) {
            changeset(engine.create(to), List.of(engine.drop(to)), true);
        } else {
            changeset(engine.change(from, to), engine.change(to, from), engine.inTransaction(from, to));
        }
    }

    void drop(Table table) {
        changeset(List.of(engine.drop(table)), engine.create(table), true);
    }

    private void changeset(List<String> statements, List<String> rollback, boolean inTransaction) {
        if (statements.isEmpty()) {
            return;
        }
        xml.append("\n  <changeSet id=\"draft-").append(++changesets).append("\" author=\"draft\" dbms=\"");
        xml.append(engine.dbms()).append('"');
        xml.append(inTransaction ? ">\n" : " runInTransaction=\"false\">\n");
        statements.forEach(sql -> sql(sql, "    "));
        xml.append("    <rollback>\n");
        rollback.forEach(sql -> sql(sql, "      "));
        xml.append("    </rollback>\n  </changeSet>\n");
    }

    private void sql(String statement, String indent) {
        xml.append(indent)
                .append("<sql splitStatements=\"false\" stripComments=\"false\"><![CDATA[")
                .append(statement.replace("]]>", "]]]]><![CDATA[>"))
                .append("]]></sql>\n");
    }

    @Override
    public String toString() {
        return xml + "\n</databaseChangeLog>\n";
    }
}
