package io.shopsql.schema.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table on one engine. */
final class LintTable {

    private String name;
    private final Changeset changeset;
    private final Map<String, LintColumn> columns = new LinkedHashMap<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private @Nullable Changeset again;

    LintTable(String name, Changeset changeset) {
        this.name = name;
        this.changeset = changeset;
    }

    /** The kinds of constraints. */
    enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        CHECK
    }

    /**
     * A constraint.
     *
     * @param name its name; empty if the engine chooses it
     * @param words its columns, or the words of its condition
     */
    record Constraint(String name, Kind kind, List<String> words, Changeset changeset) {

        /** Whether it is about the column alone. */
        boolean isOf(LintColumn column) {
            return words.size() == 1 && words.get(0).equalsIgnoreCase(column.name());
        }

        /** Whether these words follow each other in it. */
        boolean says(String... following) {
            for (int at = 0; at + following.length <= words.size(); at++) {
                if (Ddl.keys(words.subList(at, at + following.length)).toList().equals(List.of(following))) {
                    return true;
                }
            }
            return false;
        }
    }

    String name() {
        return name;
    }

    /** The changeset that created it. */
    Changeset changeset() {
        return changeset;
    }

    /** The changeset that creates a table of this name once more, which fails; null if none does. */
    @Nullable
    Changeset again() {
        return again;
    }

    void createdAgain(@Nullable Changeset by) {
        again = by;
    }

    Collection<LintColumn> columns() {
        return columns.values();
    }

    @Nullable
    LintColumn column(String column) {
        return columns.get(Ddl.key(column));
    }

    List<Constraint> constraints() {
        return constraints;
    }

    List<Constraint> constraints(Kind kind) {
        return constraints.stream().filter(c -> c.kind() == kind).toList();
    }

    void put(LintColumn column) {
        columns.put(Ddl.key(column.name()), column);
    }

    void add(Constraint constraint) {
        constraints.add(constraint);
    }

    /** Drops a column, and the constraints on it. */
    void drop(String column) {
        columns.remove(Ddl.key(column));
        constraints.removeIf(c -> Ddl.keys(c.words()).anyMatch(Ddl.key(column)::equals));
    }

    void dropConstraint(String constraint) {
        constraints.removeIf(c -> c.name().equalsIgnoreCase(constraint));
    }

    void rename(String now) {
        name = now;
    }

    void rename(String column, String now) {
        LintColumn before = columns.remove(Ddl.key(column));
        if (before != null) {
            put(before.named(now));
            constraints.replaceAll(c -> new Constraint(
                    c.name(),
                    c.kind(),
                    c.words().stream()
                            .map(w -> w.equalsIgnoreCase(column) ? now : w)
                            .toList(),
                    c.changeset()));
        }
    }

    void renameConstraint(String constraint, String now) {
        constraints.replaceAll(c ->
                c.name().equalsIgnoreCase(constraint) ? new Constraint(now, c.kind(), c.words(), c.changeset()) : c);
    }
}
