package io.shopsql;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.accounts.Account;
import io.shopsql.contacts.NewContact;
import io.shopsql.orders.PastOrder;
import io.shopsql.page.PageRequest;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.RecordedPool;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users, orders, contacts and transfers are read through the indexes that were made for them. */
@EveryDatabase
class PlansTest {

    private static final String SORT_ON_SQLITE = "TEMP B-TREE";

    private final TestDatabase database;

    @AutoClose
    private final TestShop shop;

    private final Account account;
    private final Account other;

    PlansTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
        User alice = aUser(shop, "Alice");
        account = anAccount(shop, alice, "1000");
        other = anAccount(shop, alice, "1000");
    }

    @BeforeEach
    void enough_rows_to_be_worth_an_index() throws SQLException {
        shop.run(tx -> {
            tx.contacts()
                    .insertAll(IntStream.range(0, 5000)
                            .mapToObj(i -> new NewContact("Contact " + i)
                                    .withEmail("c" + i + "@example.com")
                                    .withNotes("n".repeat(200)))
                            .toList());
            for (int i = 0; i < 100; i++) {
                tx.accounts().transfer(account.id(), other.id(), Money.of(1));
            }
        });
        analyze();
    }

    @Test
    void a_search_reads_an_index_alone_on_sqlite_and_the_table_once_on_postgres() throws SQLException {
        List<String> plans = plans(true, tx -> tx.contacts().search("contact 49"));
        assertThat(plans)
                .singleElement()
                .asString()
                .contains(
                        database == TestDatabase.SQLITE
                                ? "SCAN contacts USING COVERING INDEX ix_contacts_name_search"
                                : "Seq Scan on contacts")
                .doesNotContain("SubPlan", "SCAN contacts\n");
    }

    @Test
    void contacts_are_listed_from_an_index_without_sorting() throws SQLException {
        assertThat(plans(false, tx -> tx.contacts().all().list()))
                .singleElement()
                .asString()
                .contains("ix_contacts_name")
                .doesNotContain(SORT_ON_SQLITE, "Sort");
    }

    @Test
    void a_page_of_contacts_is_read_from_an_index_without_sorting() throws SQLException {
        PageRequest second = shop.read(
                tx -> tx.contacts().all().page(PageRequest.first(10)).next().orElseThrow());
        assertThat(plans(false, tx -> tx.contacts().all().page(second)))
                .singleElement()
                .asString()
                .contains("ix_contacts_created_at")
                .doesNotContain(SORT_ON_SQLITE, "Sort");
    }

    @Test
    void a_contact_is_found_by_email_through_its_key() throws SQLException {
        assertThat(plans(false, tx -> tx.contacts().findByEmail("c7@example.com")))
                .singleElement()
                .asString()
                .contains(database == TestDatabase.SQLITE ? "INDEX sqlite_autoindex_contacts_1" : "uq_contacts_email");
    }

    @Test
    void a_page_of_transfers_is_read_from_an_index_of_each_side_without_sorting() throws SQLException {
        PageRequest second = shop.read(tx -> tx.accounts()
                .transfersOf(account.id())
                .page(PageRequest.first(10).newestFirst())
                .next()
                .orElseThrow());
        List<String> plans =
                plans(false, tx -> tx.accounts().transfersOf(account.id()).page(second));
        assertThat(plans).hasSize(2).allSatisfy(plan -> assertThat(plan).doesNotContain(SORT_ON_SQLITE, "Sort"));
        assertThat(plans.get(0)).contains("ix_transfers_from_account_time");
        assertThat(plans.get(1)).contains("ix_transfers_to_account_time");
    }

    @Test
    void a_user_is_found_by_email_through_its_key() throws SQLException {
        assertThat(plans(false, tx -> tx.users().findByEmail("u7@example.com")))
                .singleElement()
                .asString()
                .contains(database == TestDatabase.SQLITE ? "INDEX sqlite_autoindex_users_2" : "uq_users_email");
    }

    @Test
    void the_orders_of_a_user_are_found_through_their_index() throws SQLException {
        enoughOrders();
        assertThat(plans(false, tx -> tx.orders().placedBy(account.user()).list()))
                .singleElement()
                .asString()
                .contains("ix_orders_user_id");
    }

    @Test
    void the_orders_of_a_time_are_found_through_their_index() throws SQLException {
        enoughOrders();
        assertThat(plans(
                        false,
                        tx -> tx.orders()
                                .where(ORDERS.CREATED_AT.lt(Instant.EPOCH))
                                .list()))
                .singleElement()
                .asString()
                .contains(
                        database == TestDatabase.SQLITE
                                ? "SEARCH orders USING INDEX ix_orders_created_at"
                                : "Index Cond: (created_at");
    }

    @Test
    void a_transfer_is_found_by_its_idempotency_key() throws SQLException {
        assertThat(plans(false, tx -> tx.accounts().findTransfer("key")))
                .singleElement()
                .asString()
                .contains(
                        database == TestDatabase.SQLITE
                                ? "INDEX sqlite_autoindex_transfers_1"
                                : "uq_transfers_idempotency_key");
    }

    private void enoughOrders() throws SQLException {
        Product pen = aProduct(shop, "Pen", "2.50", 0);
        shop.run(tx -> {
            List<User> users = tx.users()
                    .insertAll(IntStream.range(0, 100)
                            .mapToObj(i -> new NewUser("User " + i, "u" + i + "@example.com"))
                            .toList());
            tx.orders()
                    .recordAll(IntStream.range(0, 2000)
                            .mapToObj(i -> new PastOrder(
                                    "past:" + i,
                                    users.get(i % 100).id(),
                                    Instant.EPOCH.plusSeconds(i),
                                    List.of(new PastOrder.Item(pen.id(), 1, pen.price()))))
                            .toList());
        });
        analyze();
    }

    private void analyze() throws SQLException {
        run(database == TestDatabase.SQLITE ? "analyze" : "vacuum analyze");
    }

    /** The plan of each statement; a small table is read whole unless that is forbidden. */
    private List<String> plans(boolean tableMayBeRead, Consumer<Tx> work) throws SQLException {
        RecordedPool pool = new RecordedPool(shop.dataSource());
        List<String> asked = new ArrayList<>();
        try (Shop recorded = Shop.on(pool.dataSource())) {
            recorded.run(tx -> {
                pool.clear();
                work.accept(tx);
                pool.sent().forEach(sent -> asked.add(sent.inlined()));
            });
        }
        List<String> plans = new ArrayList<>();
        for (String sql : asked) {
            plans.add(
                    database == TestDatabase.SQLITE
                            ? run("explain query plan " + sql)
                            : run("set enable_seqscan = " + (tableMayBeRead ? "on" : "off") + "; explain " + sql));
        }
        return plans;
    }

    /** The last column of all rows, if it answers in rows. */
    private String run(String sql) throws SQLException {
        StringBuilder answer = new StringBuilder();
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            // a setting comes before the question
            if (statement.execute(sql) || statement.getMoreResults()) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        answer.append(rows.getString(rows.getMetaData().getColumnCount()))
                                .append('\n');
                    }
                }
            }
        }
        return answer.toString();
    }
}
