package io.shopsql.internal.same;

import static java.util.Objects.requireNonNullElse;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jooq.Asterisk;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;
import org.jooq.types.ULong;
import org.jspecify.annotations.Nullable;

/** The clauses of a SELECT that the engines understand in different ways. */
final class Clauses {

    private Clauses() {}

    /** Begins the names of derived tables that a rewriting makes. */
    static final String OURS = "same_";

    static void register(Registry registry) {
        registry.<QOM.Unique>both(QOM.Unique.class, (part, ctx) -> {
            part.$query().getSelect().forEach(Documents::refuse);
            return part;
        });
        registry.<Param<?>>both(Param.class, Clauses::within64Bits);
        registry.<Param<?>>both(Param.class, (part, ctx) -> {
            Nul.refuse(part.getValue());
            return part;
        });
        registry.<QOM.TableAlias<?>>on(QOM.TableAlias.class, Clauses::withColumns, (part, ctx) -> named(part));
        registry.<QOM.FieldAlias<?>>both(QOM.FieldAlias.class, (part, ctx) -> {
            named(part.$alias());
            return part;
        });
    }

    private static QueryPart within64Bits(Param<?> param, VisitContext ctx) {
        Object value = param.getValue();
        boolean beyond = (value instanceof BigInteger number && number.bitLength() > Long.SIZE - 1)
                || (value instanceof ULong unsigned && unsigned.toBigInteger().bitLength() > Long.SIZE - 1);
        if (beyond) {
            throw Refusal.of("number-of-more-bits");
        }
        return param;
    }

    private static QueryPart named(QOM.TableAlias<?> alias) {
        named(alias.$alias());
        Field<?>[] columns = alias.fields();
        if (Arrays.stream(columns)
                        .map(column -> column.getName().toLowerCase(Locale.ROOT))
                        .distinct()
                        .count()
                < columns.length) {
            throw Refusal.of("ambiguous-name");
        }
        return alias;
    }

    private static void named(@Nullable Name alias) {
        if (alias == null || alias.empty()) {
            throw Refusal.of("empty-name");
        }
        Nul.refuse(alias.last());
    }

    /** jOOQ's own way for SQLite fails unless every column has a new name. */
    private static QueryPart withColumns(QOM.TableAlias<?> alias, VisitContext ctx) {
        named(alias);
        Field<?>[] columns = alias.$table().fields();
        Field<?>[] names = alias.fields();
        boolean renamed =
                alias.$table() instanceof TableImpl && ctx.context().declareTables() && columns.length == names.length;
        if (!renamed
                || IntStream.range(0, names.length)
                        .allMatch(i -> names[i].getName().equals(columns[i].getName()))) {
            return alias;
        }
        List<Field<?>> selected = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            selected.add(columns[i].as(names[i].getUnqualifiedName()));
        }
        return DSL.select(selected).from(alias.$table()).asTable(alias.$alias());
    }

    /** @throws io.shopsql.error.UnsafeQuery if a clause has no common meaning */
    static void check(Select<?> select, VisitContext ctx) {
        if (select.$qualify() != null) {
            throw Refusal.of("qualify");
        }
        if (select.$limitWithTies()) {
            throw Refusal.of("with-ties");
        }
        Documents.refuseKeys(select);
        Limits.check(select);
        limit(select.$limit());
        limit(select.$offset());
        if (select.$distinct() && !select.$orderBy().stream().allMatch(sort -> isSelected(sort.$field(), select))) {
            throw Refusal.of("distinct-order");
        }
        if (!select.$distinctOn().isEmpty() && !isFirstOfOrder(select)) {
            throw Refusal.of("distinct-on");
        }
        if (isDerived(ctx) && select.$select().stream().anyMatch(Clauses::hasMoreDecimals)) {
            throw Refusal.of("derived-decimals");
        }
        if (isWhole(ctx) && hasUntyped(select)) {
            throw Refusal.of("untyped-columns");
        }
    }

    /** A negative limit is none on SQLite and an error on Postgres, NULL the other way round. */
    private static void limit(@Nullable Field<?> rows) {
        if (rows == null) {
            return;
        }
        boolean fixed = rows instanceof Param<?> param && Constants.isFixed(param);
        boolean known = fixed && ((Param<?>) rows).getValue() instanceof Number number && number.longValue() >= 0;
        if (fixed ? !known : !(rows instanceof Param)) {
            throw Refusal.of("limit");
        }
    }

    /** Whether rows that are the same to DISTINCT are the same to the order. */
    private static boolean isSelected(Field<?> sorted, Select<?> select) {
        return (sorted instanceof TableField && !sorted.getQualifiedName().qualified())
                || select.$select().isEmpty()
                || select.$select().stream()
                        .anyMatch(selected -> !(selected instanceof Field)
                                || selected.equals(sorted)
                                || Aliases.without(selected).equals(sorted));
    }

    /** Postgres wants the order to begin with the fields of DISTINCT ON, jOOQ's way for SQLite to select it. */
    private static boolean isFirstOfOrder(Select<?> select) {
        List<? extends SelectFieldOrAsterisk> on = select.$distinctOn();
        List<? extends Field<?>> order =
                select.$orderBy().stream().map(sort -> sort.$field()).toList();
        return order.size() >= on.size()
                && on.containsAll(order.subList(0, on.size()))
                && order.subList(0, on.size()).stream().allMatch(Collations::isByBytes)
                && order.stream().allMatch(sorted -> sorted instanceof TableField && isSelected(sorted, select));
    }

    /** Whether an outer query knows its columns by their types. */
    private static boolean isDerived(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        int around = parts.length - 1;
        while (around >= 0 && parts[around] instanceof Select) {
            around--;
        }
        boolean derived = around >= 0 && parts[around] instanceof Table;
        while (around >= 0 && !(parts[around] instanceof Select)) {
            derived &= !isOurs(parts[around]);
            around--;
        }
        return derived;
    }

    /** A derived table of a rewriting, which knows the decimals. */
    private static boolean isOurs(QueryPart part) {
        return part instanceof QOM.TableAlias<?> alias
                && requireNonNullElse(alias.$alias().last(), "").startsWith(OURS);
    }

    /** Whether jOOQ's type of an expression, which is that of its first operand, has fewer decimals than its value. */
    private static boolean hasMoreDecimals(SelectFieldOrAsterisk selected) {
        return selected instanceof Field<?> field
                && field.getDataType().isDecimal()
                && field.getDataType().scaleDefined()
                && field.getDataType().scale() > 0
                && Scale.ofResult(field, field.getDataType().scale()) == Scale.UNKNOWN;
    }

    /** Whether it is the whole statement, whose columns a program reads. */
    private static boolean isWhole(VisitContext ctx) {
        for (QueryPart part : ctx.queryParts()) {
            if (!(part instanceof Select)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a column has no type, so that each driver chooses one. */
    private static boolean hasUntyped(Select<?> select) {
        List<? extends SelectFieldOrAsterisk> selected = select.$select();
        boolean all = selected.isEmpty() || selected.stream().anyMatch(Asterisk.class::isInstance);
        return (all && select.$from().stream().anyMatch(Clauses::isUnknown))
                || selected.stream().anyMatch(Clauses::isUntyped);
    }

    private static boolean isUntyped(SelectFieldOrAsterisk selected) {
        if (selected instanceof QOM.FieldAlias<?> alias) {
            return isUntyped(alias.$field());
        }
        return selected instanceof TableField<?, ?> column && column.getType() == Object.class;
    }

    /** A name alone. */
    private static boolean isUnknown(Table<?> table) {
        if (table instanceof QOM.JoinTable<?, ?> join) {
            return isUnknown(join.$table1()) || isUnknown(join.$table2());
        }
        Table<?> named = table instanceof QOM.TableAlias<?> alias ? alias.$table() : table;
        return named.getClass() == TableImpl.class && named.fields().length == 0;
    }
}
