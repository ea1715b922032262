package io.shopsql.internal.same;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.impl.QOM;

/**
 * JSON that is compared. SQLite compares its text; Postgres has no comparison of {@code json}, and one of {@code jsonb} that orders
 * by kind and size.
 */
final class Documents {

    private static final Set<Class<?>> TYPES = Set.of(JSON.class, JSONB.class);

    private Documents() {}

    static void register(Registry registry) {
        Compared compared = new Compared(registry);
        compared.<QOM.Eq<?>>of(QOM.Eq.class, part -> List.of(part.$arg1()));
        compared.<QOM.Ne<?>>of(QOM.Ne.class, part -> List.of(part.$arg1()));
        compared.<QOM.Lt<?>>of(QOM.Lt.class, part -> List.of(part.$arg1()));
        compared.<QOM.Le<?>>of(QOM.Le.class, part -> List.of(part.$arg1()));
        compared.<QOM.Gt<?>>of(QOM.Gt.class, part -> List.of(part.$arg1()));
        compared.<QOM.Ge<?>>of(QOM.Ge.class, part -> List.of(part.$arg1()));
        compared.<QOM.EqQuantified<?>>of(QOM.EqQuantified.class, part -> List.of(part.$arg1()));
        compared.<QOM.NeQuantified<?>>of(QOM.NeQuantified.class, part -> List.of(part.$arg1()));
        compared.<QOM.Between<?>>of(QOM.Between.class, part -> List.of(part.$arg1()));
        compared.<QOM.IsDistinctFrom<?>>of(QOM.IsDistinctFrom.class, part -> List.of(part.$arg1()));
        compared.<QOM.IsNotDistinctFrom<?>>of(QOM.IsNotDistinctFrom.class, part -> List.of(part.$arg1()));
        compared.<QOM.In<?>>of(QOM.In.class, part -> List.of(part.$arg1()));
        compared.<QOM.NotIn<?>>of(QOM.NotIn.class, part -> List.of(part.$arg1()));
        compared.<QOM.InList<?>>of(QOM.InList.class, part -> List.of(part.$field()));
        compared.<QOM.NotInList<?>>of(QOM.NotInList.class, part -> List.of(part.$field()));
        compared.<QOM.Nullif<?>>of(QOM.Nullif.class, part -> List.of(part.$arg1(), part.$arg2()));
        compared.<QOM.CaseSimple<?, ?>>of(QOM.CaseSimple.class, part -> List.of(part.$value()));
        compared.<QOM.Decode<?, ?>>of(QOM.Decode.class, part -> List.of(part.$value()));
        compared.<QOM.Greatest<?>>of(QOM.Greatest.class, part -> part.$arg1());
        compared.<QOM.Least<?>>of(QOM.Least.class, part -> part.$arg1());
        compared.<QOM.Count>of(QOM.Count.class, part -> part.$distinct() ? List.of(part.$field()) : List.of());
        // jOOQ's noField() is the field of its order itself
        compared.<SortField<?>>of(SortField.class, part -> part instanceof Field ? List.of() : List.of(part.$field()));
    }

    static boolean isDocument(Field<?> field) {
        return TYPES.contains(field.getDataType().getFromType());
    }

    /** Refuses to group rows by JSON, and to tell rows apart by it. */
    static void refuseKeys(Select<?> select) {
        select.$groupBy().forEach(Documents::refuse);
        if (select.$distinct()) {
            select.getSelect().forEach(Documents::refuse);
        }
    }

    /** @throws io.shopsql.error.UnsafeQuery if the part is JSON */
    static void refuse(QueryPart part) {
        if (part instanceof Field<?> field && isDocument(field)) {
            throw Refusal.of("json-comparison");
        }
    }

    /** Checks the operands of a comparison. */
    private record Compared(Registry registry) {
        <P extends QueryPart> void of(Class<? super P> type, Function<P, List<? extends Field<?>>> operands) {
            registry.<P>both(type, (part, ctx) -> {
                operands.apply(part).forEach(Documents::refuse);
                return part;
            });
        }
    }
}
