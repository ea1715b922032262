package io.shopsql.report.internal;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.sum;

import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.WindowOrderByStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** In SQL: counts, sums of pieces and row numbers, as 64-bit numbers. */
public final class Counts {

    private Counts() {}

    /** Number of rows. */
    public static Field<Long> count() {
        return wide(DSL.count());
    }

    /** Widens a count, without a cast: both engines count in 64 bits. */
    public static Field<Long> wide(Field<Integer> count) {
        return count.coerce(SQLDataType.BIGINT);
    }

    /** The sum; null without rows. */
    public static Field<Long> pieces(Field<? extends Number> pieces) {
        return sum(pieces).cast(SQLDataType.BIGINT);
    }

    /** The sum; zero without rows. */
    public static Field<Long> piecesOrZero(Field<? extends Number> pieces) {
        return coalesce(pieces(pieces), inline(0L));
    }

    /** The row number in this order, from 1, aliased as {@code place}. */
    public static Field<Long> place(OrderField<?>... order) {
        return place(rowNumber().over(), order);
    }

    /** The row number within each group, from 1, aliased as {@code place}. */
    public static Field<Long> place(WindowOrderByStep<Integer> groups, OrderField<?>... order) {
        return wide(groups.orderBy(order)).as("place");
    }
}
