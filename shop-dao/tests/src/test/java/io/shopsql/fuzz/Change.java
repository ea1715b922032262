package io.shopsql.fuzz;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.InsertReturningStep;
import org.jooq.InsertValuesStepN;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** A change of one table, which returns the rows it changed. */
sealed interface Change extends Statement {

    Relation.Base table();

    /** What it returns, as columns x0, x1 …. */
    List<Expr> returning();

    ResultQuery<?> jooq();

    /** Whether it computes all its expressions, for each row of a table. */
    boolean isOfAllRows();

    @Override
    default boolean isSorted() {
        return false;
    }

    @Override
    default Stream<String> elements() {
        return returning().stream().flatMap(Expr::elements);
    }

    private static List<Field<?>> fields(List<Expr> returning) {
        return IntStream.range(0, returning.size())
                .<Field<?>>mapToObj(i -> returning.get(i).jooq().as("x" + i))
                .toList();
    }

    private static String returned(List<Expr> returning) {
        return IntStream.range(0, returning.size())
                .mapToObj(i -> returning.get(i).source() + ".as(\"x" + i + "\")")
                .collect(joining(", ", ".returningResult(", ")"));
    }

    private static Field<?> column(Relation.Base table, int i) {
        Relation.Col column = table.columns().get(i);
        return table.field(table.name(), column.name(), column.kind());
    }

    private static String columnSource(Relation.Base table, int i) {
        Relation.Col column = table.columns().get(i);
        return table.fieldSource(table.name(), column.name(), column.kind());
    }

    /** What an INSERT does with a key that exists. */
    enum Conflict {
        NONE,
        IGNORE,
        UPDATE,
        /** Takes the new value unless it is NULL. */
        MERGE
    }

    /** Rows of values, or the rows of a query. */
    record Insert(
            Relation.Base table, List<List<Expr>> rows, Optional<Select> query, Conflict conflict, List<Expr> returning)
            implements Change {

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public ResultQuery<?> jooq() {
            List<Field<?>> fields = IntStream.range(0, table.columns().size())
                    .<Field<?>>mapToObj(i -> column(table, i))
                    .toList();
            InsertValuesStepN<?> into = DSL.insertInto(table.table(), fields);
            for (List<Expr> row : rows) {
                into = into.values(row.stream().map(Expr::jooq).toList());
            }
            InsertOnDuplicateStep<?> filled = query.isPresent()
                    ? into.select((org.jooq.Select) query.get().jooq())
                    : into;
            InsertReturningStep<?> done = switch (conflict) {
                case NONE -> filled;
                case IGNORE -> filled.onConflict(fields.get(0)).doNothing();
                case UPDATE ->
                    filled.onConflict(fields.get(0)).doUpdate().set(Map.of(fields.get(1), DSL.excluded(fields.get(1))));
                case MERGE ->
                    filled.onConflict(fields.get(0))
                            .doUpdate()
                            .set(Map.of(
                                    fields.get(1), DSL.coalesce((Field) DSL.excluded(fields.get(1)), fields.get(1))));
            };
            return done.returningResult(fields(returning));
        }

        @Override
        public boolean isOfAllRows() {
            return conflict == Conflict.NONE
                    && query.map(q -> q.isProjection(q.columns().size())).orElse(true);
        }

        @Override
        public String source() {
            return IntStream.range(0, table.columns().size())
                            .mapToObj(i -> columnSource(table, i))
                            .collect(joining(", ", "insertInto(table(name(\"" + table.name() + "\")), ", ")"))
                    + rows.stream()
                            .map(row -> row.stream().map(Expr::source).collect(joining(", ", ".values(", ")")))
                            .collect(joining())
                    + query.map(q -> ".select(" + q.source() + ")").orElse("")
                    + switch (conflict) {
                        case NONE -> "";
                        case IGNORE -> ".onConflict(" + columnSource(table, 0) + ").doNothing()";
                        case UPDATE ->
                            ".onConflict(" + columnSource(table, 0) + ").doUpdate().set(" + columnSource(table, 1)
                                    + ", excluded(" + columnSource(table, 1) + "))";
                        case MERGE ->
                            ".onConflict(" + columnSource(table, 0) + ").doUpdate().set(" + columnSource(table, 1)
                                    + ", coalesce(excluded(" + columnSource(table, 1) + "), " + columnSource(table, 1)
                                    + "))";
                    }
                    + returned(returning);
        }

        @Override
        public Stream<String> elements() {
            return Stream.of(
                            Stream.of("DSL.insertInto"),
                            rows.stream().flatMap(List::stream).flatMap(Expr::elements),
                            query.stream().flatMap(Query::elements),
                            Change.super.elements())
                    .flatMap(e -> e);
        }

        @Override
        public Stream<Statement> smaller() {
            return Stream.of(
                            query.map(Statement.class::cast).stream(),
                            conflict == Conflict.NONE
                                    ? Stream.<Statement>of()
                                    : Stream.of(new Insert(table, rows, query, Conflict.NONE, returning)),
                            Smaller.of(rows, query.isPresent() ? 0 : 1, row -> Smaller.inside(row, Expr::smaller))
                                    .map(r -> new Insert(table, r, query, conflict, returning)),
                            query.stream()
                                    .flatMap(Select::smaller)
                                    .filter(q -> q.kinds().equals(query.get().kinds()))
                                    .map(q -> new Insert(table, rows, Optional.of(q), conflict, returning)),
                            Smaller.of(returning, 1, Expr::smaller)
                                    .map(r -> new Insert(table, rows, query, conflict, r)))
                    .flatMap(e -> e);
        }
    }

    /** An assignment to a column, by its place. */
    record Assignment(int column, Expr value) {}

    /** An UPDATE. */
    record Update(Relation.Base table, List<Assignment> set, Optional<Expr> where, List<Expr> returning)
            implements Change {

        @Override
        public ResultQuery<?> jooq() {
            Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
            set.forEach(a -> values.put(column(table, a.column), a.value.jooq()));
            return DSL.update(table.table())
                    .set(values)
                    .where(where.map(w -> (Condition) w.jooq()).orElse(DSL.noCondition()))
                    .returningResult(fields(returning));
        }

        @Override
        public boolean isOfAllRows() {
            return where.isEmpty();
        }

        @Override
        public String source() {
            return "update(table(name(\"" + table.name() + "\")))"
                    + set.stream()
                            .map(a -> ".set(" + columnSource(table, a.column) + ", " + a.value.source() + ")")
                            .collect(joining())
                    + where.map(w -> ".where(" + w.source() + ")").orElse("")
                    + returned(returning);
        }

        @Override
        public Stream<String> elements() {
            return Stream.of(
                            Stream.of("DSL.update"),
                            set.stream().flatMap(a -> a.value.elements()),
                            where.stream().flatMap(Expr::elements),
                            Change.super.elements())
                    .flatMap(e -> e);
        }

        @Override
        public Stream<Statement> smaller() {
            return Stream.<Stream<Statement>>of(
                            where.stream().map(w -> new Update(table, set, Optional.empty(), returning)),
                            Smaller.<Assignment>of(
                                            set, 1, a -> a.value.smaller().map(v -> new Assignment(a.column, v)))
                                    .map(s -> new Update(table, s, where, returning)),
                            where.stream()
                                    .flatMap(Expr::smaller)
                                    .map(w -> new Update(table, set, Optional.of(w), returning)),
                            Smaller.of(returning, 1, Expr::smaller).map(r -> new Update(table, set, where, r)))
                    .flatMap(e -> e);
        }
    }

    /** A DELETE. */
    record Delete(Relation.Base table, Optional<Expr> where, List<Expr> returning) implements Change {

        @Override
        public ResultQuery<?> jooq() {
            return DSL.deleteFrom(table.table())
                    .where(where.map(w -> (Condition) w.jooq()).orElse(DSL.noCondition()))
                    .returningResult(fields(returning));
        }

        @Override
        public boolean isOfAllRows() {
            return where.isEmpty();
        }

        @Override
        public String source() {
            return "deleteFrom(table(name(\"" + table.name() + "\")))"
                    + where.map(w -> ".where(" + w.source() + ")").orElse("")
                    + returned(returning);
        }

        @Override
        public Stream<String> elements() {
            return Stream.of(
                            Stream.of("DSL.deleteFrom"),
                            where.stream().flatMap(Expr::elements),
                            Change.super.elements())
                    .flatMap(e -> e);
        }

        @Override
        public Stream<Statement> smaller() {
            return Stream.<Stream<Statement>>of(
                            where.stream().map(w -> new Delete(table, Optional.empty(), returning)),
                            where.stream()
                                    .flatMap(Expr::smaller)
                                    .map(w -> new Delete(table, Optional.of(w), returning)),
                            Smaller.of(returning, 1, Expr::smaller).map(r -> new Delete(table, where, r)))
                    .flatMap(e -> e);
        }
    }
}
