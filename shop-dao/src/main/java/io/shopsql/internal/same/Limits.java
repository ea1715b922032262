package io.shopsql.internal.same;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.VisitContext;
import org.jooq.impl.CustomField;
import org.jooq.impl.QOM;

/** Queries that are too large for one of the engines, the one or the other. */
final class Limits {

    /** Of parts in parts, from which on they are counted. */
    static final int DEEP = 600;

    /** SQLite's expressions are 1,000 deep at most, and a rewriting may nest what it replaces. */
    private static final int DEEPEST = 400;

    /** SQLite joins 64 tables. */
    private static final int TABLES = 64;

    /** Postgres selects 1,664 columns, SQLite 2,000. */
    private static final int COLUMNS = 1_600;

    /** SQLite's functions take 127. */
    private static final int ARGUMENTS = 100;

    private Limits() {}

    static void register(Registry registry) {
        Rewriting<Field<?>> few = (part, ctx) -> {
            requireAtMost(ARGUMENTS, Alternatives.of(part).size());
            return part;
        };
        registry.add(QOM.Coalesce.class, few, few);
        registry.add(QOM.Greatest.class, few, few);
        registry.add(QOM.Least.class, few, few);
    }

    static void check(Select<?> select) {
        requireAtMost(COLUMNS, select.$select().size());
        Set<Name> names = new HashSet<>();
        int tables = 0;
        for (Table<?> from : select.$from()) {
            tables += add(from, names);
        }
        requireAtMost(TABLES, tables);
    }

    /** The number of tables. */
    private static int add(Table<?> from, Set<Name> names) {
        if (from instanceof QOM.JoinTable<?, ?> join) {
            return add(join.$table1(), names) + add(join.$table2(), names);
        }
        Name name = from.getUnqualifiedName();
        if (!name.empty() && !names.add(name)) {
            throw Refusal.of("table-twice");
        }
        return 1;
    }

    /** For arithmetic, whose operands jOOQ renders side by side. In a loop: the nesting may be deep. */
    static void requireShort(Field<?> operation) {
        int operations = 0;
        Deque<Field<?>> open = new ArrayDeque<>(List.of(operation));
        while (!open.isEmpty()) {
            List<Field<?>> operands = operands(open.pop());
            operands.forEach(open::push);
            operations += operands.size() / 2;
            requireAtMost(DEEPEST, operations);
        }
    }

    private static List<Field<?>> operands(Field<?> field) {
        if (field instanceof QOM.Add<?> sum) {
            return List.of(sum.$arg1(), sum.$arg2());
        }
        if (field instanceof QOM.Sub<?> difference) {
            return List.of(difference.$arg1(), difference.$arg2());
        }
        if (field instanceof QOM.Mul<?> product) {
            return List.of(product.$arg1(), product.$arg2());
        }
        return field instanceof QOM.Div<?> quotient ? List.of(quotient.$arg1(), quotient.$arg2()) : List.of();
    }

    /** Called for parts that are deep inside of others. */
    static void checkDepth(VisitContext ctx) {
        int depth = 0;
        for (QueryPart part : ctx.queryParts()) {
            if (part instanceof Field && !(part instanceof CustomField)) {
                depth++;
            }
        }
        requireAtMost(DEEPEST, depth);
    }

    private static void requireAtMost(int most, int number) {
        if (number > most) {
            throw Refusal.of("too-large");
        }
    }
}
