package io.shopsql.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sqrt;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;

import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is stored in an application's own table fits into its column, and an upsert has each key once. */
@EveryDatabase
class StoredTest {

    private static final Table<Record> OWN = table(name("own"));
    private static final Field<Long> ID = field(name("own", "id"), SQLDataType.BIGINT);
    private static final Field<String> CODE = field(name("own", "code"), SQLDataType.VARCHAR(3));
    private static final Field<BigDecimal> RATE = field(name("own", "rate"), SQLDataType.NUMERIC(5, 2));
    private static final Field<Integer> PIECES = field(name("own", "pieces"), SQLDataType.INTEGER);

    @AutoClose
    private final TestShop shop;

    StoredTest(TestDatabase database) throws SQLException {
        shop = database.emptyShop();
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table own (id bigint not null primary key, code varchar(3), rate numeric(5, 2), pieces"
                            + " integer)");
        }
        run(insertInto(OWN, ID, CODE, RATE, PIECES).values(1L, "abc", new BigDecimal("999.99"), 7));
    }

    private void run(Query query) {
        shop.run(tx -> tx.db().execute(query));
    }

    private <T> T stored(Field<T> column) {
        return shop.report(db -> db.select(column).from(OWN).where(ID.eq(1L)).fetchSingle(column));
    }

    @Test
    void a_text_that_is_longer_than_its_column_is_refused() {
        for (Query query : new Query[] {
            update(OWN).set(CODE, "abcd"),
            update(OWN).set(CODE, concat(CODE, val("d"))),
            insertInto(OWN, ID, CODE).values(val(2L), concat(val("ab"), val("cd"))),
            insertInto(OWN, ID, CODE)
                    .select(select(inline(2L), concat(CODE, val("d"))).from(OWN))
        }) {
            assertThatExceptionOfType(ConstraintViolated.class).isThrownBy(() -> run(query));
        }
        run(update(OWN).set(CODE, concat(val("äöü"), val(" "))));
        assertThat(stored(CODE)).isEqualTo("äöü");
    }

    @Test
    void a_decimal_is_rounded_to_the_scale_of_its_column_and_refused_beyond_its_digits() {
        run(update(OWN).set(RATE, new BigDecimal("1.005")));
        assertThat(shop.<Integer>report(db -> db.fetchCount(OWN, RATE.eq(new BigDecimal("1.01")))))
                .isEqualTo(1);
        run(update(OWN).set(RATE, RATE.mul(new BigDecimal("0.5"))));
        assertThat(stored(RATE)).isEqualTo("0.51");
        run(insertInto(OWN, ID, RATE).select(select(inline(2L), round(RATE)).from(OWN)));
        assertThat(shop.<Integer>report(db -> db.fetchCount(OWN, RATE.eq(BigDecimal.ONE))))
                .isEqualTo(1);
        for (Query query : new Query[] {
            update(OWN).set(RATE, new BigDecimal("1000")), update(OWN).set(RATE, RATE.plus(new BigDecimal("999.5")))
        }) {
            assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> run(query));
        }
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> run(update(OWN).set(RATE, sqrt(PIECES))))
                .withMessageContaining("decimal-arithmetic");
    }

    @Test
    void an_upsert_has_each_key_once() {
        Select<Record2<Long, String>> both =
                select(ID, CODE).from(OWN).unionAll(select(ID, CODE).from(OWN));
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> run(insertInto(OWN, ID, CODE)
                        .values(2L, "a")
                        .values(2L, "b")
                        .onConflict(ID)
                        .doUpdate()
                        .set(CODE, excluded(CODE))))
                .withMessageContaining("upsert-twice");
        assertThatExceptionOfType(DatabaseFault.class)
                .isThrownBy(() -> run(insertInto(OWN, ID, CODE)
                        .select(both)
                        .onConflict(ID)
                        .doUpdate()
                        .set(CODE, excluded(CODE))))
                .satisfies(fault -> assertThat(fault.sqlState()).isEqualTo("21000"));
        run(insertInto(OWN, ID, CODE)
                .values(1L, "a")
                .values(2L, "b")
                .onConflict(ID)
                .doUpdate()
                .set(CODE, excluded(CODE)));
        assertThat(stored(CODE)).isEqualTo("a");
    }

    @Test
    void an_insert_of_a_query_returns_its_own_columns() {
        Integer returned = shop.write(tx -> tx.db()
                .insertInto(OWN, ID, PIECES)
                .select(select(ID.plus(1L), PIECES).from(OWN))
                .returning(PIECES)
                .fetchSingle(PIECES));
        assertThat(returned).isEqualTo(7);
    }

    @Test
    void a_query_used_as_a_value_has_one_row() {
        run(insertInto(OWN, ID, PIECES).values(2L, 8));
        Select<?> several = select(field(select(PIECES).from(OWN))).from(OWN);
        Select<?> one = select(field(select(PIECES).from(OWN).where(ID.eq(2L)))).from(OWN);
        assertThatExceptionOfType(DatabaseFault.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.fetch(several)))
                .satisfies(fault -> assertThat(fault.sqlState()).isEqualTo("21000"));
        assertThat(shop.<Object>report(db -> db.fetch(one).getValues(0))).isEqualTo(java.util.List.of(8, 8));
    }
}
