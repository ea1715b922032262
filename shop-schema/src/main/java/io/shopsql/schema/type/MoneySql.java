package io.shopsql.schema.type;

import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Money in SQL: exact sums, products and averages, over windows too, the same on both engines. jOOQ's own arithmetic ({@code
 * PRICE.mul(0.5)}) converts the operand to money first and gives wrong results; the compiler check refuses it.
 * Use these methods instead.
 *
 * <pre>{@code
 * db.select(MoneySql.sum(MoneySql.times(ORDER_ITEMS.UNIT_PRICE, ORDER_ITEMS.QUANTITY))).from(ORDER_ITEMS)
 * }</pre>
 */
public final class MoneySql {

    /** The data type of a money column, for {@code DSL.val} and {@code DSL.inline}. */
    public static final DataType<Money> MONEY = SQLDataType.BIGINT.asConvertedDataType(new Money.Column());

    private MoneySql() {}

    /**
     * The exact sum; NULL over no rows. Out of range: {@link io.shopsql.error.MoneyOverflow}. Of some rows alone: {@code
     * sum(when(CONDITION, ORDERS.TOTAL))}.
     */
    public static Field<Money> sum(Field<Money> amounts) {
        return money(rawSum(amounts));
    }

    /** The exact sum; zero over no rows. Out of range: {@link io.shopsql.error.MoneyOverflow}. */
    public static Field<Money> sumOrZero(Field<Money> amounts) {
        return money(DSL.coalesce(rawSum(amounts), inline(0L)));
    }

    /**
     * The exact sum over a window: of a partition, or up to the row. NULL over no rows; out of range as {@link #sum}.
     *
     * <pre>{@code
     * MoneySql.sumOver(ORDERS.TOTAL, partitionBy(ORDERS.USER_ID).orderBy(ORDERS.CREATED_AT, ORDERS.ID))
     * }</pre>
     */
    public static Field<Money> sumOver(Field<Money> amounts, WindowSpecification window) {
        return money(rawSumOver(amounts, window));
    }

    /** The sum of two amounts. Out of range, in a query of a shop: {@link io.shopsql.error.MoneyOverflow}. */
    public static Field<Money> plus(Field<Money> amount, Field<Money> other) {
        return money(raw(amount).plus(raw(other)));
    }

    /** The difference of two amounts; out of range as {@link #plus}. */
    public static Field<Money> minus(Field<Money> amount, Field<Money> other) {
        return money(raw(amount).minus(raw(other)));
    }

    /**
     * The amount times a number of pieces; out of range as {@link #plus}. A number with a fraction is refused ({@link
     * io.shopsql.error.UnsafeQuery}).
     */
    public static Field<Money> times(Field<Money> amount, Field<? extends Number> quantity) {
        return money(raw(amount).mul(quantity));
    }

    /**
     * The average, half-up at four decimals (away from zero at a tie), as {@link Money#averageOver}; NULL over no rows.
     */
    public static Field<Money> avg(Field<Money> amounts) {
        return average(rawSum(amounts), count(amounts));
    }

    /** The average over a window, rounded as {@link #avg}; NULL over no rows. */
    public static Field<Money> avgOver(Field<Money> amounts, WindowSpecification window) {
        return average(rawSumOver(amounts, window), count(amounts).over(window));
    }

    private static Field<Money> average(Field<Long> sum, Field<Integer> count) {
        // integer arithmetic: the last digits of a floating-point average differ between the engines
        Field<Long> n = count.cast(SQLDataType.BIGINT);
        Field<Long> away = when(abs(sum.mod(n)).mul(inline(2L)).lt(n), inline(0L))
                .when(sum.lt(inline(0L)), inline(-1L))
                .otherwise(inline(1L));
        return money(sum.div(n).add(away));
    }

    private static Field<Long> rawSum(Field<Money> amounts) {
        return DSL.sum(raw(amounts)).cast(SQLDataType.BIGINT);
    }

    private static Field<Long> rawSumOver(Field<Money> amounts, WindowSpecification window) {
        return DSL.sum(raw(amounts)).over(window).cast(SQLDataType.BIGINT);
    }

    private static Field<Long> raw(Field<Money> amount) {
        return amount.coerce(SQLDataType.BIGINT);
    }

    private static Field<Money> money(Field<Long> raw) {
        return raw.coerce(MONEY);
    }
}
