package io.shopsql.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.schema.DefaultSchema;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Anonymising overwrites every personal column of what belongs to a user, and keeps all else. */
@EveryDatabase
class ColumnsAnonymisedTest {

    /** How the remarks of a personal column begin. */
    private static final String PERSONAL = "Personal.";

    /** Tables that hold things and not people. */
    private static final Set<String> OF_THINGS = Set.of("products", "product_stock", "order_items");

    /** Personal, but of no user: a contact is deleted by itself. */
    private static final Set<String> OF_NO_USER = Set.of("contacts");

    /** Decided not to be personal. Keys of requests are the application's: NewOrder and NewTransfer say what not to take. */
    private static final Set<String> NOT_PERSONAL = Set.of(
            "users.id",
            "users.active",
            "users.created_at",
            "orders.id",
            "orders.user_id",
            "orders.status",
            "orders.created_at",
            "orders.total",
            "orders.units",
            "order_requests.idempotency_key",
            "order_requests.request_hash",
            "order_requests.order_id",
            "order_requests.created_at",
            "contacts.id",
            "contacts.created_at",
            "accounts.id",
            "accounts.user_id",
            "accounts.opening_balance",
            "accounts.balance",
            "transfers.id",
            "transfers.from_account",
            "transfers.to_account",
            "transfers.amount",
            "transfers.idempotency_key",
            "transfers.created_at");

    @AutoClose
    private final TestShop shop;

    ColumnsAnonymisedTest(TestDatabase database) {
        shop = database.emptyShop();
        FilledShop.fill(shop, true);
    }

    @Test
    void of_every_column_it_is_decided_whether_it_is_personal() {
        List<String> undecided = columns()
                .filter(column -> isPersonal(column) == NOT_PERSONAL.contains(name(column)))
                .map(ColumnsAnonymisedTest::name)
                .toList();
        assertThat(undecided)
                .as("columns to mark as \"%s\" in their remarks, or to list here as not personal", PERSONAL)
                .isEmpty();
        assertThat(NOT_PERSONAL)
                .isSubsetOf(columns().map(ColumnsAnonymisedTest::name).toList());
    }

    @Test
    void every_personal_column_of_what_belongs_to_a_user_is_overwritten_and_nothing_else() {
        Map<String, Object> before = FilledShop.values(shop);
        shop.run(tx -> tx.users().anonymise(FilledShop.USER));
        Map<String, Object> after = FilledShop.values(shop);
        Set<String> overwritten = new TreeSet<>();
        before.forEach((place, value) -> {
            if (!Objects.equals(value, after.get(place))) {
                overwritten.add(place.substring(0, place.indexOf(' ')));
            }
        });
        Set<String> expected = new TreeSet<>();
        columns()
                .filter(column -> !OF_NO_USER.contains(table(column).getName()))
                .filter(column -> isPersonal(column) || LeftOutColumns.has(Path.ANONYMISE, name(column)))
                .forEach(column -> expected.add(name(column)));
        assertThat(overwritten).isEqualTo(expected);
        assertThat(after).hasSameSizeAs(before);
    }

    private static Stream<Field<?>> columns() {
        return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(table -> !OF_THINGS.contains(table.getName()))
                .flatMap(table -> Stream.of(table.fields()));
    }

    private static boolean isPersonal(Field<?> column) {
        return column.getComment().startsWith(PERSONAL);
    }

    private static String name(Field<?> column) {
        return table(column).getName() + "." + column.getName();
    }

    private static Table<?> table(Field<?> column) {
        return Objects.requireNonNull(((TableField<?, ?>) column).getTable());
    }
}
