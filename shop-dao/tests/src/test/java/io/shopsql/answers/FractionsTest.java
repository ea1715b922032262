package io.shopsql.answers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.iif;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nvl;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.DOUBLE;
import static org.jooq.impl.SQLDataType.NUMERIC;

import io.shopsql.checks.Unchecked;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** No fraction is lost: where a whole number would come of one, the query is refused. */
@Unchecked(rule = "whole-by-fraction", reason = "the guard is tested, which refuses it at run time")
@EveryDatabase
class FractionsTest {

    private static final Table<Record> OWN = table(name("own"));
    private static final Field<Long> PIECES = field(name("own", "pieces"), BIGINT);
    private static final Field<BigDecimal> RATE = field(name("own", "rate"), NUMERIC(5, 2));
    private static final Field<BigDecimal> FINE = field(name("own", "fine"), NUMERIC(12, 4));
    private static final Field<Double> SHARE = field(name("own", "share"), DOUBLE);

    @AutoClose
    private final TestShop shop;

    FractionsTest(TestDatabase database) throws SQLException {
        shop = database.emptyShop();
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table own (pieces bigint, rate numeric(5, 2), fine numeric(12, 4), share double precision)");
        }
        shop.run(tx -> tx.db()
                .insertInto(OWN, PIECES, RATE, FINE, SHARE)
                .values(3L, new BigDecimal("1.05"), new BigDecimal("3.3333"), 0.5)
                .execute());
    }

    private <T> T own(Field<T> field) {
        return shop.report(db -> db.select(field).from(OWN).fetchSingle(field));
    }

    private void refused(Query query) {
        assertThatExceptionOfType(UnsafeQuery.class)
                .as(query.toString())
                .isThrownBy(() -> shop.run(tx -> tx.db().execute(query)))
                .withMessageContainingAll("(whole-by-fraction)", "cast(DOUBLE)");
    }

    @Test
    void a_whole_number_and_a_fraction_give_no_whole_number() {
        for (Field<?> result : List.<Field<?>>of(
                PIECES.mul(0.5),
                PIECES.mul(new BigDecimal("0.5")),
                PIECES.plus(RATE),
                PIECES.minus(SHARE),
                PIECES.div(1.5),
                val(2).mul(RATE),
                sum(PIECES.mul(RATE)))) {
            refused(select(result).from(OWN));
        }
        refused(select(ORDERS.ID).from(ORDERS).where(ORDERS.UNITS.mul(1.5).gt(10L)));
        refused(select(MoneySql.times(PRODUCTS.PRICE, SHARE)).from(PRODUCTS, OWN));
        assertThat(own(PIECES.cast(DOUBLE).mul(0.5))).isEqualTo(1.5);
        assertThat(own(SHARE.mul(PIECES))).isEqualTo(1.5);
        assertThatObject(own(PIECES.cast(NUMERIC(9, 2)).mul(new BigDecimal("0.5"))))
                .isEqualTo(new BigDecimal("1.5"));
        assertThatObject(own(RATE.mul(PIECES))).isEqualTo(new BigDecimal("3.15"));
    }

    @Test
    @SuppressWarnings("unchecked") // what a program with raw types may do
    void a_fraction_is_not_stored_as_a_whole_number() {
        Field<Long> rate = (Field<Long>) (Field<?>) RATE;
        Field<Integer> age = (Field<Integer>) (Field<?>) USERS.AGE.cast(DOUBLE);
        refused(update(OWN).set(PIECES, PIECES.mul(0.5)));
        refused(update(OWN).set(PIECES, rate));
        refused(update(USERS).set(USERS.AGE, age));
        refused(insertInto(OWN, PIECES).select(select(rate).from(OWN)));
        refused(insertInto(OWN, PIECES).values(rate));
        shop.run(tx -> tx.db()
                .update(OWN)
                .set(PIECES, PIECES.cast(DOUBLE).mul(0.5).cast(BIGINT))
                .execute());
        assertThat(own(PIECES)).isEqualTo(2L);
    }

    @Test
    void one_of_several_decimals_keeps_its_digits() {
        for (Field<BigDecimal> either : List.of(
                iif(PIECES.gt(5L), RATE, FINE),
                nvl(RATE.mul(inline((BigDecimal) null)), FINE),
                coalesce(inline(null, RATE), FINE),
                greatest(RATE, FINE))) {
            assertThatObject(own(either)).as(either.toString()).isEqualTo(new BigDecimal("3.3333"));
            assertThatObject(own(sum(either))).as(either.toString()).isEqualTo(new BigDecimal("3.3333"));
        }
        assertThatObject(own(RATE.mul(new BigDecimal("0.5")))).isEqualTo(new BigDecimal("0.525"));
        assertThatObject(own(nvl(RATE, new BigDecimal("7")))).isEqualTo(new BigDecimal("1.05"));
    }
}
