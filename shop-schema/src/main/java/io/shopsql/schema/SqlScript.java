package io.shopsql.schema;

import java.util.ArrayList;
import java.util.List;

/** A script of Liquibase without what is of no use to a reader: who ran it when, and where. */
final class SqlScript {

    private static final String CHANGESET = "-- Changeset ";
    private static final String ROLLBACK = "-- Rolling Back ChangeSet: ";

    private SqlScript() {}

    static String of(String written) {
        List<String> lines = new ArrayList<>();
        for (String line : written.lines().toList()) {
            boolean heading = line.startsWith(CHANGESET) || line.startsWith(ROLLBACK);
            boolean comment = line.startsWith("-- ");
            if (heading && !lines.isEmpty()) {
                lines.add("");
            }
            if (heading || (!comment && !line.isBlank())) {
                lines.add(line);
            }
        }
        return String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
    }
}
