package io.shopsql.fuzz;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What stands in a FROM clause: a table of the database, a query in brackets, or the name of a CTE. */
sealed interface Relation {

    /** Its columns. */
    List<Col> columns();

    Table<?> as(String alias);

    String sourceAs(String alias);

    /** Columns that tell its rows apart. */
    List<Col> key();

    default Field<?> field(String alias, String name, Kind kind) {
        return DSL.field(DSL.name(alias, name), kind.type);
    }

    default String fieldSource(String alias, String name, Kind kind) {
        return "field(name(\"" + alias + "\", \"" + name + "\"), " + kind.typeSource + ")";
    }

    Stream<Relation> smaller();

    Stream<String> elements();

    /** A column. */
    record Col(String name, Kind kind, boolean nullable) {}

    /** A table of the test. */
    record Base(String name, List<Col> columns) implements Relation {

        Table<?> table() {
            return DSL.table(DSL.name(name));
        }

        @Override
        public Table<?> as(String alias) {
            return alias.equals(name) ? table() : table().as(alias);
        }

        @Override
        public String sourceAs(String alias) {
            return "table(name(\"" + name + "\"))" + (alias.equals(name) ? "" : ".as(\"" + alias + "\")");
        }

        @Override
        public Field<?> field(String alias, String column, Kind kind) {
            boolean nullable =
                    columns.stream().filter(c -> c.name.equals(column)).allMatch(Col::nullable);
            return DSL.field(DSL.name(alias, column), kind.type.nullable(nullable));
        }

        @Override
        public List<Col> key() {
            return columns.subList(0, 1);
        }

        @Override
        public Stream<Relation> smaller() {
            return Stream.of();
        }

        @Override
        public Stream<String> elements() {
            return Stream.of();
        }
    }

    /** A table of the shop, as generated. */
    record Generated(Table<?> table, List<Col> columns) implements Relation {

        @Override
        public Table<?> as(String alias) {
            return table.as(alias);
        }

        @Override
        public String sourceAs(String alias) {
            return constant() + ".as(\"" + alias + "\")";
        }

        private String constant() {
            return "Tables." + table.getName().toUpperCase(java.util.Locale.ROOT);
        }

        @Override
        public Field<?> field(String alias, String name, Kind kind) {
            return Objects.requireNonNull(table.as(alias).field(name));
        }

        @Override
        public String fieldSource(String alias, String name, Kind kind) {
            return sourceAs(alias) + "." + name.toUpperCase(java.util.Locale.ROOT);
        }

        @Override
        public List<Col> key() {
            return columns.subList(0, 1);
        }

        @Override
        public Stream<Relation> smaller() {
            return Stream.of();
        }

        @Override
        public Stream<String> elements() {
            return Stream.of();
        }
    }

    /** A query in brackets. */
    record Derived(Query query) implements Relation {

        @Override
        public List<Col> columns() {
            return resultOf(query);
        }

        @Override
        public Table<?> as(String alias) {
            return query.jooq().asTable(alias);
        }

        @Override
        public String sourceAs(String alias) {
            return query.source() + ".asTable(\"" + alias + "\")";
        }

        @Override
        public List<Col> key() {
            return columns();
        }

        @Override
        public Stream<Relation> smaller() {
            Stream<Relation> inner = query.smaller().map(Derived::new);
            return query instanceof Select s && s.from() instanceof From.One one
                    ? Stream.concat(Stream.of(one.relation()), inner)
                    : inner;
        }

        @Override
        public Stream<String> elements() {
            return Stream.concat(Stream.of("DSL.table(Select)"), query.elements());
        }
    }

    /** A common table expression, by its name. */
    record Common(String name, Query query) implements Relation {

        @Override
        public List<Col> columns() {
            return resultOf(query);
        }

        @Override
        public Table<?> as(String alias) {
            return DSL.table(DSL.name(name)).as(alias);
        }

        @Override
        public String sourceAs(String alias) {
            return "table(name(\"" + name + "\")).as(\"" + alias + "\")";
        }

        @Override
        public List<Col> key() {
            return columns();
        }

        @Override
        public Stream<Relation> smaller() {
            return Stream.of();
        }

        @Override
        public Stream<String> elements() {
            return Stream.of();
        }

        org.jooq.CommonTableExpression<?> jooq() {
            Name called = DSL.name(name);
            return called.as(query.jooq());
        }
    }

    private static List<Col> resultOf(Query query) {
        return java.util.stream.IntStream.range(0, query.kinds().size())
                .mapToObj(i -> new Col("x" + i, query.kinds().get(i), true))
                .toList();
    }
}
