package io.shopsql.schema.diff;

import io.shopsql.schema.diff.Difference.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The differences between a database and the changelog: tables, columns (on SQLite also their order, which only a copy
 * can change), constraints, indexes and, on SQLite, triggers. Ignores views, functions, types, comments and privileges.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * SchemaDiff diff = Migrations.of(dataSource).diff();
 * diff.differences().forEach(System.out::println); // table reviews: only the database has it
 * Files.writeString(file, diff.draft());
 * }</pre>
 */
public final class SchemaDiff {

    private final Snapshot database;
    private final Snapshot changelog;
    private final List<Difference> differences;

    private SchemaDiff(Snapshot database, Snapshot changelog, List<Difference> differences) {
        this.database = database;
        this.changelog = changelog;
        this.differences = differences;
    }

    /**
     * Compares a database with the changelog's schema.
     *
     * @param database the database
     * @param changelog a database of the same engine created from the changelog
     */
    public static SchemaDiff of(Snapshot database, Snapshot changelog) {
        List<Difference> found = new ArrayList<>();
        for (String name : both(database.tables(), changelog.tables())) {
            Table there = database.tables().get(name);
            Table wanted = changelog.tables().get(name);
            if (there == null || wanted == null) {
                String made = "a table";
                found.add(new Difference(
                        Kind.TABLE, name, name, wanted == null ? null : made, there == null ? null : made));
            } else {
                compare(there, wanted, found);
            }
        }
        return new SchemaDiff(database, changelog, List.copyOf(found));
    }

    private static void compare(Table there, Table wanted, List<Difference> found) {
        if (!there.options().equals(wanted.options())) {
            found.add(new Difference(Kind.TABLE, there.name(), there.name(), wanted.options(), there.options()));
        }
        compare(Kind.COLUMN, there.name(), definitions(there), definitions(wanted), found);
        compare(Kind.CONSTRAINT, there.name(), there.constraints(), wanted.constraints(), found);
        compare(Kind.INDEX, there.name(), there.indexes(), wanted.indexes(), found);
        compare(Kind.TRIGGER, there.name(), there.triggers(), wanted.triggers(), found);
    }

    private static Map<String, String> definitions(Table table) {
        Map<String, String> definitions = new LinkedHashMap<>();
        table.columns().forEach((name, column) -> definitions.put(name, column.definition()));
        return definitions;
    }

    private static void compare(
            Kind kind, String table, Map<String, String> there, Map<String, String> wanted, List<Difference> found) {
        for (String name : both(there, wanted)) {
            String is = there.get(name);
            String shouldBe = wanted.get(name);
            if (!Objects.equals(SqlText.normal(is), SqlText.normal(shouldBe))) {
                found.add(new Difference(kind, table, name, shouldBe, is));
            }
        }
    }

    private static Set<String> both(Map<String, ?> one, Map<String, ?> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    /** The differences, table by table. */
    public List<Difference> differences() {
        return differences;
    }

    /** Whether there are no differences. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /**
     * A draft changelog, for this engine only, that brings a database from the head of the changelog to this one, with
     * rollbacks. Review it, assign your own changeset ids, and write it for the other engine too. On SQLite, columns
     * at the end, NOT NULL and named checks are altered in place; a table that changes otherwise is copied into a new
     * one.
     */
    public String draft() {
        DraftChangelog draft = new DraftChangelog(database.engine());
        List<String> changed = new ArrayList<>(
                new TreeSet<>(differences.stream().map(Difference::table).toList()));
        // referenced tables are created first and dropped last
        List<String> order = References.first(changed, database.tables());
        for (String name : order) {
            Table from = changelog.tables().get(name);
            Table to = database.tables().get(name);
            if (to != null) {
                draft.add(from, to);
            }
        }
        List<String> gone = new ArrayList<>(References.first(
                changed.stream()
                        .filter(name -> !database.tables().containsKey(name))
                        .toList(),
                changelog.tables()));
        Collections.reverse(gone);
        gone.forEach(
                name -> draft.drop(Objects.requireNonNull(changelog.tables().get(name))));
        return draft.toString();
    }
}
