package io.shopsql.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Shortens a Liquibase script for a reader: removes who ran it, when and where, and the statements that take the lock,
 * since a script does not check whether it got the lock.
 */
final class SqlScript {

    private static final String CHANGESET = "-- Changeset ";
    private static final Pattern LOCKING = Pattern.compile("^UPDATE \\S*" + MigratedDatabase.LOCK_TABLE + " SET ");
    private static final String ROLLBACK = "-- Rolling Back ChangeSet: ";

    private SqlScript() {}

    static String of(String written) {
        List<String> lines = new ArrayList<>();
        for (String line : written.lines().toList()) {
            boolean heading = line.startsWith(CHANGESET) || line.startsWith(ROLLBACK);
            boolean comment = line.startsWith("-- ");
            if (LOCKING.matcher(line).find()) {
                continue;
            }
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
