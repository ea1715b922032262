package io.shopsql.query;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.values;

import io.shopsql.error.DatabaseFault;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.RolledBack;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Record5;
import org.jooq.ResultQuery;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class RowReaderTest {

    @AutoClose
    private final TestShop shop;

    RowReaderTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void it_reads_the_same_values_as_jooq_including_nulls() {
        User bob = Fixtures.aUser(shop, "Bob");
        shop.run(tx -> tx.users().insert(new NewUser("Zoë", "zoe@example.com").withCode("Z 0")));
        Fixtures.anOrder(shop, bob, Fixtures.aProduct(shop, "Book", "2.50", 10), 3);
        List<List<@Nullable Object>> rows =
                shop.report(db -> RowReader.list(users(db), mapping((a, b, c, d, e) -> cells(a, b, c, d, e))));
        assertThat(rows)
                .hasSize(2)
                .isEqualTo(shop.report(
                        db -> users(db).fetch(r -> cells(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()))));
        assertThat(rows.get(0)).contains(bob.id(), "Bob", Money.of("7.50"));
        assertThat(rows.get(1)).contains("Z 0").containsNull();

        List<List<@Nullable Object>> orders = new ArrayList<>();
        shop.run(tx -> RowReader.each(
                tx.db().select(ORDERS.STATUS, ORDERS.UNITS).from(ORDERS),
                (status, units) -> orders.add(List.of(status.value(), units))));
        assertThat(orders).containsExactly(List.of("pending", 3L));
    }

    private static ResultQuery<Record5<UserId, String, String, Instant, Money>> users(DSLContext db) {
        return db.select(USERS.ID, USERS.NAME, USERS.CODE, ORDERS.CREATED_AT, ORDERS.TOTAL)
                .from(USERS)
                .leftJoin(ORDERS)
                .on(ORDERS.USER_ID.eq(USERS.ID))
                .orderBy(USERS.ID);
    }

    private static List<@Nullable Object> cells(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    @Test
    void what_fails_at_a_later_row_is_told_as_any_other_error() {
        List<Long> read = new ArrayList<>();
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> shop.read(tx -> {
                    RowReader.each(overflowing(tx.db()), (n, size) -> read.add(n));
                    return read;
                }));
        assertThat(read).containsExactly(1L);
    }

    /** Of two rows, the second cannot be told. */
    private static ResultQuery<Record2<Long, Long>> overflowing(DSLContext db) {
        var numbers = values(row(1L, 1L), row(2L, Long.MIN_VALUE)).as("numbers", "n", "size");
        Field<Long> n = numbers.field("n", SQLDataType.BIGINT);
        return db.select(n, abs(numbers.field("size", SQLDataType.BIGINT)))
                .from(numbers)
                .fetchSize(1);
    }

    @Test
    void jdbc_beneath_jooq_fails_with_the_errors_of_the_library_and_ends_the_transaction() {
        assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> shop.read(tx -> fail(tx.db())));
        assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> shop.report(RowReaderTest::fail));
        assertThatExceptionOfType(RolledBack.class)
                .isThrownBy(() -> shop.run(tx -> {
                    Fixtures.aUser(shop, "Alice");
                    try {
                        shop.read(inner -> fail(inner.db()));
                    } catch (DatabaseFault caught) {
                        // what a program may do
                    }
                }));
        assertThat((long) shop.read(tx -> tx.users().all().count())).isZero();
    }

    private static Integer fail(DSLContext db) {
        return db.connectionResult(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("select nothing from nowhere") ? 1 : 0;
            }
        });
    }

    @Test
    void a_column_that_only_jooq_can_read_is_read_by_it() {
        User bob = Fixtures.aUser(shop, "Bob");
        List<Object> read = new ArrayList<>();
        shop.run(tx -> RowReader.each(
                tx.db().select(USERS.ID, inline(LocalDate.of(2026, 2, 28))).from(USERS), (user, day) -> {
                    read.add(user);
                    read.add(day);
                }));
        assertThat(read).containsExactly(bob.id(), LocalDate.of(2026, 2, 28));
    }
}
