package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.VisitContext;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;

/** Rows nested in a row, which jOOQ reads from JSON. */
final class Nesting {

    private Nesting() {}

    static void register(Registry registry) {
        registry.<QOM.Multiset<?>>both(QOM.Multiset.class, Nesting::rows);
    }

    /** SQLite writes the double into JSON, with all its digits. */
    private static void refuseDecimals(List<Field<?>> fields) {
        if (fields.stream().anyMatch(field -> Kind.of(field) == Kind.DECIMAL)) {
            throw Refusal.of("nested-decimals");
        }
    }

    /** jOOQ gives the columns of a nested query other names, but does not sort by them. */
    private static QueryPart rows(QOM.Multiset<?> part, VisitContext ctx) {
        if (!(part.$table() instanceof Select<?> select)) {
            return part;
        }
        List<Field<?>> selected = select.getSelect();
        refuseDecimals(selected);
        List<SortField<?>> sorted = new ArrayList<>();
        boolean changed = false;
        for (SortField<?> sort : select.$orderBy()) {
            int place = Aliases.placeOf(sort.$field(), selected);
            changed |= place >= 0;
            sorted.add(place < 0 ? sort : by(place, sort));
        }
        return changed ? DSL.multiset(select.$orderBy(sorted)) : part;
    }

    private static <T> SortField<T> by(int place, SortField<T> sort) {
        return sort.$field(
                DSL.field(DSL.name(Aliases.nested(place)), sort.$field().getDataType()));
    }
}
