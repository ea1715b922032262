package io.shopsql.answers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.avgDistinct;
import static org.jooq.impl.DSL.bitNot;
import static org.jooq.impl.DSL.ceil;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.firstValue;
import static org.jooq.impl.DSL.floor;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.ln;
import static org.jooq.impl.DSL.log10;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.nvl2;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.rank;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.shl;
import static org.jooq.impl.DSL.shr;
import static org.jooq.impl.DSL.sign;
import static org.jooq.impl.DSL.sqrt;
import static org.jooq.impl.DSL.square;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.sumDistinct;
import static org.jooq.impl.DSL.trunc;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.DOUBLE;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.LOCALDATE;
import static org.jooq.impl.SQLDataType.NUMERIC;
import static org.jooq.impl.SQLDataType.SMALLINT;
import static org.jooq.impl.SQLDataType.VARCHAR;

import io.shopsql.checks.Unchecked;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Numbers mean the same on both engines. */
@EveryDatabase
class NumbersTest {

    private static final Values<Integer> INTS = Values.of(INTEGER, 7, -7, 0, null);
    private static final Values<Double> HALVES = Values.of(DOUBLE, 0.5, -0.5, 1.5, 2.5, -2.5, 0.0, null);

    @AutoClose
    private final TestShop shop;

    NumbersTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    private <T, U> List<U> each(Values<T> values, Function<Field<T>, Field<U>> expression) {
        return shop.report(db -> values.each(db, expression));
    }

    private <T, U> U all(Values<T> values, Function<Field<T>, Field<U>> aggregate) {
        return shop.report(db -> values.all(db, aggregate));
    }

    private <T, U> ThrowableAssertAlternative<UnsafeQuery> refused(
            Values<T> values, Function<Field<T>, Field<U>> expression) {
        return assertThatExceptionOfType(UnsafeQuery.class).isThrownBy(() -> each(values, expression));
    }

    @Test
    void whole_numbers_give_a_whole_number() {
        assertThat(each(INTS, x -> x.div(2))).isEqualTo(asList(3, -3, 0, null));
        assertThat(each(INTS, x -> x.mod(4))).isEqualTo(asList(3, -3, 0, null));
        assertThat(each(INTS, x -> val(14).div(x.plus(1)))).isEqualTo(asList(1, -2, 14, null));
    }

    @Test
    void beyond_32_bits_the_error_says_to_cast_and_the_cast_helps() {
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> each(INTS, x -> x.mul(2_000_000_000)))
                .withMessageContainingAll("32 bits of an INTEGER", "cast(SQLDataType.BIGINT)");
        assertThat(each(INTS, x -> x.cast(BIGINT).mul(2_000_000_000)))
                .isEqualTo(asList(14_000_000_000L, -14_000_000_000L, 0L, null));
    }

    @Test
    void division_by_zero_is_an_error() {
        List<Function<Field<Integer>, Field<?>>> divisions = List.of(
                x -> val(1).div(x),
                x -> val(1).mod(x),
                x -> x.plus(1).div(0),
                x -> x.plus(1).mod(0),
                x -> x.cast(DOUBLE).div(x.cast(DOUBLE)));
        for (Function<Field<Integer>, Field<?>> division : divisions) {
            assertThatExceptionOfType(DatabaseFault.class)
                    .isThrownBy(() -> shop.<Object>report(db ->
                            Values.of(INTEGER, 0).all(db, x -> division.apply(x).coerce(Object.class))))
                    .withMessageContainingAll("division by zero", "nullif(divisor, 0)")
                    .satisfies(error -> assertThat(error.sqlState()).isEqualTo("22012"));
        }
        assertThat(each(INTS, x -> val(14).div(nullif(x.minus(7), 0)))).isEqualTo(asList(null, -1, -2, null));
        assertThat(each(Values.of(INTEGER, (Integer) null), x -> x.div(0))).containsExactly((Integer) null);
        assertThat(each(Values.of(INTEGER, (Integer) null), x -> val(1).div(x))).containsExactly((Integer) null);
    }

    @Test
    void an_average_of_whole_numbers_has_six_decimals_at_most() {
        assertThatObject(all(Values.of(INTEGER, 1, 2, null), x -> avg(x))).isEqualTo(new BigDecimal("1.5"));
        assertThatObject(all(Values.of(INTEGER, 1, 1, 2), x -> avg(x))).isEqualTo(new BigDecimal("1.333333"));
        assertThatObject(all(Values.of(INTEGER, 1, 2, 2), x -> avg(x))).isEqualTo(new BigDecimal("1.666667"));
        assertThatObject(all(Values.of(INTEGER, -1, -2, -2), x -> avg(x))).isEqualTo(new BigDecimal("-1.666667"));
        assertThatObject(all(Values.of(INTEGER, 100, 100), x -> avg(x))).isEqualTo(new BigDecimal("100"));
        assertThatObject(all(Values.of(INTEGER, 0, 0), x -> avg(x))).isEqualTo(BigDecimal.ZERO);
        assertThatObject(all(Values.of(INTEGER, (Integer) null), x -> avg(x))).isNull();
        assertThatObject(all(Values.of(BIGINT, 999_999_999L, 999_999_998L), x -> avg(x)))
                .isEqualTo(new BigDecimal("999999998.5"));
        assertThatObject(all(Values.of(INTEGER, 1, 1, 2), x -> avgDistinct(x))).isEqualTo(new BigDecimal("1.5"));
        assertThatObject(all(Values.of(INTEGER, 1, 5, 9), x -> avg(x).filterWhere(x.gt(1))))
                .isEqualTo(new BigDecimal("7"));
        assertThatObject(all(Values.of(INTEGER, 7), x -> avg(x).over())).isEqualTo(new BigDecimal("7"));
        assertThatObject(all(Values.of(INTEGER, 1, 2), x -> field(avg(x).gt(new BigDecimal("1.4")))))
                .isEqualTo(true);
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> all(Values.of(BIGINT, 1_000_000_000L), x -> avg(x)));
        refused(Values.of(DOUBLE, 1.5), x -> avg(x)).withMessageContaining("average-of-fractions");
    }

    @Test
    void halves_of_an_average_go_away_from_zero() {
        // 1/128 = 0.0078125, 1/640 = 0.0015625: halves at the seventh decimal
        Integer[] eighth = new Integer[128];
        java.util.Arrays.fill(eighth, 0);
        eighth[0] = 1;
        assertThatObject(all(Values.of(INTEGER, eighth), x -> avg(x))).isEqualTo(new BigDecimal("0.007813"));
        eighth[0] = -1;
        assertThatObject(all(Values.of(INTEGER, eighth), x -> avg(x))).isEqualTo(new BigDecimal("-0.007813"));
    }

    @Test
    void the_text_of_a_long_sum_grows_with_its_length_alone() {
        for (Field<?> summand :
                List.of(USERS.AGE, ORDERS.UNITS, when(USERS.ACTIVE, inline(1)).otherwise(inline(0)))) {
            int some = text(summand, 100);
            assertThat(text(summand, 200)).isBetween(some, 3 * some);
        }
    }

    private int text(Field<?> summand, int times) {
        Field<?> sum = summand;
        for (int i = 1; i < times; i++) {
            sum = sum.plus(summand);
        }
        Field<?> all = sum;
        return shop.report(db -> db.renderInlined(select(all))).length();
    }

    @Test
    void a_sum_beyond_64_bits_is_an_error() {
        assertThatObject(all(Values.of(BIGINT, Long.MAX_VALUE, -1L, null), x -> sum(x)))
                .isEqualTo(BigDecimal.valueOf(Long.MAX_VALUE - 1));
        assertThatObject(all(Values.of(BIGINT, (Long) null), x -> sum(x))).isNull();
        assertThatObject(all(Values.of(BIGINT, 3L, 4L), x -> sum(x).div(count())))
                .isEqualTo(new BigDecimal("3"));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> all(Values.of(BIGINT, Long.MAX_VALUE, 1L), x -> sum(x)));
        refused(Values.of(DOUBLE, 0.1), x -> sum(x)).withMessageContaining("sum-of-fractions");
        refused(Values.of(NUMERIC(12, 4), new BigDecimal("2.5")), x -> sum(sqrt(x)))
                .withMessageContaining("sum-of-fractions");
    }

    @Test
    void halves_are_rounded_away_from_zero() {
        assertThat(each(HALVES, x -> round(x))).isEqualTo(asList(1.0, -1.0, 2.0, 3.0, -3.0, 0.0, null));
        assertThat(each(Values.of(DOUBLE, 4503599627370497.0, -1e300), x -> round(x)))
                .isEqualTo(asList(4503599627370497.0, -1e300));
        assertThat(each(Values.of(DOUBLE, 1.25, -1.25, 2.0, null), x -> round(x, 1)))
                .isEqualTo(asList(1.3, -1.3, 2.0, null));
        assertThat(each(INTS, x -> round(x, 2))).isEqualTo(asList(7, -7, 0, null));
        assertThatObject(all(Values.of(INTEGER, 1, 2, 2), x -> round(avg(x), 2)))
                .isEqualTo(new BigDecimal("1.67"));
        Integer[] many = new Integer[200];
        java.util.Arrays.fill(many, 1);
        many[0] = 2; // the average is 1.005
        assertThatObject(all(Values.of(INTEGER, many), x -> round(avg(x), 2))).isEqualTo(new BigDecimal("1.01"));
        assertThat(each(HALVES, x -> x.cast(INTEGER))).isEqualTo(asList(1, -1, 2, 3, -3, 0, null));
    }

    @Test
    void decimals_of_a_declared_scale_are_exact_to_fifteen_digits() {
        Values<BigDecimal> prices = Values.of(NUMERIC(10, 2), new BigDecimal("0.10"), new BigDecimal("0.20"), null);
        assertThat(each(prices, x -> x.neg()))
                .isEqualTo(asList(new BigDecimal("-0.10"), new BigDecimal("-0.20"), null));
        assertThatObject(all(Values.of(NUMERIC(10, 2), new BigDecimal("0.10"), new BigDecimal("0.20")), y -> sum(y)))
                .isEqualTo(new BigDecimal("0.3"));
        assertThatObject(all(Values.of(NUMERIC(10, 2), new BigDecimal("2.5")), y -> max(y)))
                .isEqualTo(new BigDecimal("2.50"));
        assertThatObject(all(
                        Values.of(NUMERIC(10, 2), new BigDecimal("0.10")),
                        y -> field(y.mul(inline(new BigDecimal("3"))).eq(new BigDecimal("0.3")))))
                .isEqualTo(true);
        refused(Values.of(NUMERIC(10, 2), new BigDecimal("1")), y -> y.div(new BigDecimal("3")))
                .withMessageContaining("decimal-division");
    }

    @Test
    void decimals_beyond_fifteen_digits_are_an_error() {
        Values<BigDecimal> great = Values.of(NUMERIC(12, 4), new BigDecimal("99999999.9999"));
        List<Function<Field<BigDecimal>, Field<BigDecimal>>> beyond = List.of(
                x -> x.mul(x),
                x -> round(x, 0).plus(inline(Long.MAX_VALUE - 1)),
                x -> x.plus(inline(1_000_000_000_000L)),
                x -> x.mul(x).minus(x.mul(x)));
        for (Function<Field<BigDecimal>, Field<BigDecimal>> expression : beyond) {
            assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> each(great, expression));
        }
        assertThat(each(Values.of(NUMERIC(12, 4), new BigDecimal("1.5")), x -> x.mul(x)))
                .isEqualTo(List.of(new BigDecimal("2.25")));
    }

    @Test
    void a_long_in_the_text_is_a_long() {
        Values<Integer> ints = Values.of(INTEGER, Integer.MAX_VALUE);
        assertThat(each(ints, x -> inline(2L).plus(x))).isEqualTo(List.of(2_147_483_649L));
        assertThat(each(ints, x -> MoneySql.times(inline(new Money(2L), MoneySql.MONEY), x)))
                .isEqualTo(List.of(new Money(4_294_967_294L)));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> each(ints, x -> MoneySql.times(val(Money.of("100000000"), MoneySql.MONEY), x)));
        Field<Money> amount = val(Money.of("50000000"), MoneySql.MONEY);
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> each(ints, x -> MoneySql.times(MoneySql.plus(amount, amount), x)));
    }

    /** jOOQ's type of the sum is decimal, Postgres' is bigint, of whose ceiling it would make a double. */
    @Test
    void the_ceiling_of_a_sum_of_a_query_inside_has_all_its_digits() {
        long odd = 9_007_199_254_740_993L;
        Values<Long> longs = Values.of(BIGINT, odd);
        var sums = select(sum(longs.x()).as("total")).from(longs.table()).asTable("sums");
        Field<BigDecimal> total = sums.field("total", NUMERIC);
        BigDecimal all = BigDecimal.valueOf(odd);
        assertThat(shop.<BigDecimal>report(
                        db -> db.select(ceil(total)).from(sums).fetchSingle().value1()))
                .isEqualTo(all);
        var distinct =
                select(sumDistinct(longs.x()).as("total")).from(longs.table()).asTable("sums");
        assertThat(shop.<BigDecimal>report(db -> db.select(floor(distinct.field("total", NUMERIC)))
                        .from(distinct)
                        .fetchSingle()
                        .value1()))
                .isEqualTo(all);
    }

    @Test
    void what_takes_a_long_in_the_text_is_a_long() {
        Values<Integer> ints = Values.of(INTEGER, -Integer.MAX_VALUE);
        Field<Long> five = inline(5L);
        List<Function<Field<Integer>, Field<Long>>> takes = List.of(
                x -> ceil(five),
                x -> floor(five),
                x -> coalesce(five, inline(6L)),
                x -> when(x.lt(0), five).otherwise(inline(6L)),
                x -> greatest(five, inline(2L)),
                x -> nullif(five, inline(3L)),
                x -> abs(five.neg()),
                x -> five.mod(inline(7L)),
                x -> five.bitAnd(inline(7L)),
                x -> round(five, 1),
                x -> field(select(five)),
                x -> field(select(field(name("t", "five"), BIGINT))
                        .from(select(five.as("five")).asTable("t"))));
        for (Function<Field<Integer>, Field<Long>> taken : takes) {
            assertThat(each(ints, x -> taken.apply(x).mul(x))).isEqualTo(List.of(-10_737_418_235L));
        }
    }

    @Test
    void a_computed_decimal_of_a_derived_table_is_cast() {
        Field<BigDecimal> product = val(new BigDecimal("1.25"), NUMERIC(10, 2)).mul(new BigDecimal("0.5"));
        Function<Field<BigDecimal>, BigDecimal> outer = inner -> shop.report(db -> {
            Table<?> t = select(inner.as("x")).asTable("t");
            return db.select(field(name("t", "x"), inner.getDataType()).plus(inline(1)))
                    .from(t)
                    .fetchSingle()
                    .value1();
        });
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> outer.apply(product))
                .withMessageContaining("derived-decimals");
        assertThatObject(outer.apply(product.cast(NUMERIC(15, 4)))).isEqualTo(new BigDecimal("1.6250"));
    }

    @Test
    void casts_give_the_same_value_or_are_refused() {
        assertThat(each(Values.of(DOUBLE, 2.7, -2.7, null), x -> x.cast(BIGINT)))
                .isEqualTo(asList(3L, -3L, null));
        assertThat(each(Values.of(INTEGER, 70_000), x -> x.cast(BIGINT))).containsExactly(70_000L);
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> each(Values.of(INTEGER, 70_000), x -> x.cast(SMALLINT)));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> each(Values.of(BIGINT, 1L << 31), x -> x.cast(INTEGER)));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> each(Values.of(DOUBLE, 1e19), x -> x.cast(BIGINT)));
        assertThat(each(Values.of(VARCHAR, "abcd", "é", null), x -> x.cast(VARCHAR(2))))
                .isEqualTo(asList("ab", "é", null));
        assertThat(each(INTS, x -> x.cast(VARCHAR))).isEqualTo(asList("7", "-7", "0", null));
        assertThat(each(Values.of(BOOLEAN, true, false, null), x -> x.cast(VARCHAR)))
                .isEqualTo(asList("true", "false", null));
        assertThat(each(Values.of(BOOLEAN, true, false, null), x -> x.cast(BIGINT)))
                .isEqualTo(asList(1L, 0L, null));
        assertThat(each(INTS, x -> x.cast(BOOLEAN))).isEqualTo(asList(true, true, false, null));
        assertThat(each(Values.of(DOUBLE, 2.675, null), x -> x.cast(NUMERIC(10, 1))))
                .isEqualTo(asList(new BigDecimal("2.7"), null));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> each(Values.of(INTEGER, 1000), x -> x.cast(NUMERIC(5, 2))));
        Values<String> text = Values.of(VARCHAR, "2026-01-31");
        refused(text, x -> x.cast(LOCALDATE)).withMessageContaining("convert in Java");
        refused(text, x -> x.cast(BOOLEAN));
        refused(text, x -> x.cast(INTEGER));
        refused(text, x -> x.cast(NUMERIC(10, 2)));
        refused(HALVES, x -> x.cast(VARCHAR));
    }

    @Test
    void a_whole_number_beyond_its_type_is_an_error() {
        Values<Long> most = Values.of(BIGINT, Long.MAX_VALUE);
        List<Function<Field<Long>, Field<Long>>> beyond = List.of(
                x -> x.mul(2L),
                x -> x.plus(1L),
                x -> x.neg().minus(2L),
                x -> x.mul(2L).minus(x).minus(x),
                x -> x.plus(1L).div(2L));
        for (Function<Field<Long>, Field<Long>> expression : beyond) {
            assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> each(most, expression));
        }
        assertThat(each(most, x -> x.minus(1L))).containsExactly(Long.MAX_VALUE - 1);
        assertThat(each(Values.of(BIGINT, 3L, null), x -> x.mul(2L).plus(x))).isEqualTo(asList(9L, null));
        Values<Integer> ints = Values.of(INTEGER, Integer.MAX_VALUE);
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> each(ints, x -> x.plus(1)));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> each(ints, x -> x.plus(1).minus(1)));
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> each(ints, x -> x.mul(x)));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.select(ints.x())
                        .from(ints.table())
                        .where(ints.x().mul(2).gt(0))
                        .fetch()));
    }

    @Test
    void an_integer_made_of_a_number_of_rows_is_one() {
        Values<Integer> greatest = Values.of(INTEGER, Integer.MAX_VALUE);
        Values<Integer> least = Values.of(INTEGER, 1);
        assertThatObject(all(greatest, x -> count().minus(max(x)))).isEqualTo(-2_147_483_646);
        overflows(greatest, x -> count().plus(max(x)));
        overflows(greatest, x -> field(count().plus(max(x)).gt(0)));
        overflows(least, x -> rank().over(orderBy(x)).mul(Integer.MAX_VALUE).plus(1));
        overflows(least, x -> inline(2).mul(inline(Integer.MAX_VALUE).shr(inline(0))));
    }

    private <T, U> void overflows(Values<T> values, Function<Field<T>, Field<U>> expression) {
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> each(values, expression));
    }

    @Test
    void a_complement_is_an_operand() {
        assertThat(each(INTS, x -> bitNot(x).mul(bitNot(x)))).isEqualTo(asList(64, 36, 1, null));
        assertThat(each(INTS, x -> bitNot(x).plus(1))).isEqualTo(asList(-7, 7, 0, null));
    }

    @Test
    void the_least_whole_number_has_no_negation() {
        Values<Integer> least = Values.of(INTEGER, Integer.MIN_VALUE);
        overflows(least, x -> x.div(-1));
        overflows(Values.of(BIGINT, Long.MIN_VALUE), x -> x.div(x.minus(x).minus(1)));
        assertThat(each(least, x -> x.mod(-1))).containsExactly(0);
    }

    @Test
    void a_double_beyond_its_range_is_an_error() {
        Values<Double> great = Values.of(DOUBLE, 1e300);
        Values<Double> small = Values.of(DOUBLE, 1e-300);
        overflows(great, x -> x.mul(x));
        overflows(great, x -> square(x).sub(square(x)));
        overflows(great, x -> x.div(1e-300));
        overflows(small, x -> x.mul(x));
        assertThat(each(small, x -> x.mul(0.0).add(1.0))).containsExactly(1.0);
        assertThat(each(Values.of(DOUBLE, 0.0, null), x -> x.neg())).isEqualTo(asList(0.0, null));
    }

    @Test
    void a_product_of_decimals_has_fifteen_digits_at_most() {
        Values<BigDecimal> amounts = Values.of(NUMERIC(18, 4), new BigDecimal("99999999.9999"), null);
        assertThat(each(amounts, x -> x.mul(new BigDecimal("0.5"))))
                .isEqualTo(asList(new BigDecimal("49999999.99995"), null));
        assertThat(each(amounts, x -> field(x.mul(new BigDecimal("0.5")).lt(new BigDecimal("50000000")))))
                .isEqualTo(asList(true, null));
        overflows(amounts, x -> x.mul(x));
        overflows(amounts, x -> x.mul(x).mul(new BigDecimal("0.00001")));
    }

    @Test
    void what_takes_a_product_has_its_decimals() {
        Values<BigDecimal> amounts = Values.of(NUMERIC(10, 2), new BigDecimal("0.05"));
        List<Function<Field<BigDecimal>, Field<BigDecimal>>> takes = List.of(
                x -> min(x.mul(x)),
                x -> max(x.mul(x)).neg().neg(),
                x -> sum(x.mul(x)),
                x -> firstValue(x.mul(x)).over(),
                x -> lag(x, 1, x.mul(x)).over(orderBy(x)),
                x -> nullif(x.mul(x), x),
                x -> field(select(x.mul(x))));
        for (Function<Field<BigDecimal>, Field<BigDecimal>> taken : takes) {
            assertThatObject(all(amounts, x -> taken.apply(x).plus(inline(new BigDecimal("0")))))
                    .isEqualTo(new BigDecimal("0.0025"));
        }
    }

    @Test
    void a_square_has_twice_the_decimals() {
        Values<BigDecimal> amounts = Values.of(NUMERIC(10, 2), new BigDecimal("-1.25"), null);
        assertThat(each(amounts, x -> square(x).mul(new BigDecimal("0.05"))))
                .isEqualTo(asList(new BigDecimal("0.078125"), null));
        overflows(
                Values.of(NUMERIC(12, 2), new BigDecimal("99999999.99")),
                x -> square(x).mul(new BigDecimal("0.5")));
    }

    @Test
    void the_square_of_a_written_number_has_the_bits_of_its_type() {
        Values<Integer> one = Values.of(INTEGER, 1);
        assertThatObject(all(one, x -> square(inline(new BigDecimal("1000000"), NUMERIC))))
                .isEqualTo(new BigDecimal("1000000000000"));
        assertThatObject(all(one, x -> square(inline(100_000L)))).isEqualTo(10_000_000_000L);
        assertThatObject(all(one, x -> square(square(inline(1_000L))))).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void the_square_of_a_sum_of_whole_numbers_is_one_of_64_bits() {
        Values<Integer> whole = Values.of(INTEGER, 50_000);
        assertThatObject(all(whole, x -> square(sum(x).mul(sum(x))))).isEqualTo(new BigDecimal("6250000000000000000"));
        assertThatObject(all(whole, x -> square(square(sumDistinct(x)))))
                .isEqualTo(new BigDecimal("6250000000000000000"));
        overflows(Values.of(INTEGER, 60_000), x -> square(sum(x).over().mul(sum(x).over())));
    }

    @Test
    void a_product_beyond_64_bits_is_an_error_beside_a_null_too() {
        Values<Long> great = Values.of(BIGINT, 4_294_967_297L);
        Field<Long> factor = val(9_007_199_254_740_993L);
        overflows(great, x -> x.mul(factor).mul(nullif(x, x)));
        overflows(great, x -> x.mul(factor.mul(nullif(x, x))));
        overflows(great, x -> x.mul(factor).add(nullif(x, x)));
        overflows(
                great,
                x -> x.mul(val(2_000_000_000L)).add(x.mul(val(2_000_000_000L)).add(nullif(x, x))));
        assertThatObject(all(great, x -> x.mul(nullif(x, x).mul(factor)))).isNull();
        // of different types, so that the product inside keeps its parentheses and its 32 bits
        overflows(Values.of(INTEGER, Integer.MAX_VALUE), x -> inline(0L).mul(x.mul(val(10))));
        assertThatObject(all(Values.of(INTEGER, Integer.MAX_VALUE), x -> val(0).mul(x.mul(x))))
                .isEqualTo(0);
    }

    @Test
    void functions_of_numbers_fail_outside_their_domain() {
        assertThat(each(Values.of(DOUBLE, 4.0, 2.0, 0.0, null), x -> sqrt(x)))
                .isEqualTo(asList(new BigDecimal("2"), new BigDecimal("1.4142135623731"), BigDecimal.ZERO, null));
        assertThat(each(Values.of(DOUBLE, 1000.0, 1.0), x -> log10(x)))
                .isEqualTo(asList(new BigDecimal("3"), BigDecimal.ZERO));
        for (Function<Field<Double>, Field<BigDecimal>> function :
                List.<Function<Field<Double>, Field<BigDecimal>>>of(x -> sqrt(x), x -> ln(x), x -> log10(x))) {
            assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> each(Values.of(DOUBLE, -1.0), function));
        }
        assertThat(each(INTS, x -> sign(x).div(2))).isEqualTo(asList(0, 0, 0, null));
        assertThat(each(INTS, x -> shl(x, 1))).isEqualTo(asList(14, -14, 0, null));
        assertThat(each(INTS, x -> shr(x, 64))).isEqualTo(asList(7, -7, 0, null));
        assertThat(each(Values.of(BIGINT, 1L, null), x -> shl(x, 63))).isEqualTo(asList(Long.MIN_VALUE, null));
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> each(INTS, x -> shl(x, 31)));
        assertThat(each(Values.of(DOUBLE, 1.29, -1.29), x -> trunc(x, 1))).isEqualTo(asList(1.2, -1.2));
    }

    @Test
    void alternatives_have_the_type_of_the_expression() {
        assertThat(each(INTS, x -> coalesce(inline((Integer) null), x))).isEqualTo(asList(7, -7, 0, null));
        assertThat(each(
                        INTS,
                        x -> nvl2(x, val(new UserId(1), USERS.ID.getDataType()), inline(null, USERS.ID.getDataType()))))
                .isEqualTo(asList(new UserId(1), new UserId(1), new UserId(1), null));
        assertThat(each(INTS, x -> lag(inline("x"), 1, inline("none")).over().orderBy(x)))
                .containsExactly("none", "none", "none", "none");
    }

    @Test
    void tables_are_joined_fully_by_an_equality() {
        assertThat(shop.<Integer>report(db -> db.select(USERS.ID)
                        .from(USERS)
                        .fullJoin(ORDERS)
                        .on(ORDERS.USER_ID.eq(USERS.ID))
                        .fetch()
                        .size()))
                .isZero();
    }

    @Test
    @Unchecked(rule = "one-engine", reason = "the guard is tested, which refuses it at run time")
    void what_one_engine_refuses_is_refused() {
        refused(INTS, x -> round(x.cast(DOUBLE), x)).withMessageContaining("round-to-a-column");
        for (Field<?> constant : List.<Field<?>>of(
                inline("x"),
                inline(1).neg(),
                trunc(inline(1L), 0),
                inline(1).neg().coerce(BIGINT))) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .isThrownBy(() -> shop.<Object>report(db ->
                            db.select(USERS.ID).from(USERS).orderBy(constant).fetch()))
                    .withMessageContaining("constant-order");
        }
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.select(USERS.ID)
                        .from(USERS.fullJoin(ORDERS).on(ORDERS.USER_ID.gt(USERS.ID)))
                        .fetch()))
                .withMessageContaining("full-join");
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.select(USERS.ID)
                        .from(USERS)
                        .orderBy(USERS.NAME)
                        .limit(1)
                        .withTies()
                        .fetch()))
                .withMessageContaining("with-ties");
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.select(USERS.ID)
                        .from(USERS)
                        .qualify(rowNumber().over().orderBy(USERS.ID).eq(1))
                        .fetch()))
                .withMessageContaining("qualify");
    }
}
