package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.orders.PastOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the SQL of all reports has in common. */
@EveryDatabase
class ReportShapeTest {

    /** Those that ask of goods, or count lines. */
    private static final List<String> BY_THE_LINE = List.of(
            "abc-products",
            "basket-pairs",
            "category-mix",
            "days-of-cover",
            "dead-stock",
            "order-size-histogram",
            "price-drift",
            "top-customer-per-category",
            "top-products");

    /** What a Postgres that is spread over several servers does not run, or not on the rows of orders. */
    private static final List<String> NOT_SHARDED =
            List.of(" lateral", "rollup", "grouping sets", "merge into", "recursive", "for update");

    @AutoClose
    private final TestShop shop;

    ReportShapeTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @BeforeEach
    void oneOrder() {
        User alice = shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
        Product book = shop.write(tx -> tx.products().insert(new NewProduct("Book", Money.of(1))));
        shop.run(tx -> tx.orders()
                .recordAll(List.of(new PastOrder(
                        "1",
                        alice.id(),
                        Instant.parse("2010-12-01T00:00:00Z"),
                        List.of(new PastOrder.Item(book.id(), 1, book.price()))))));
    }

    @Test
    void no_report_by_the_order_reads_the_lines() {
        assertThat(Reports.all().stream()
                        .filter(report -> sql(report).contains("order_items"))
                        .map(report -> ReportMeta.of(report).name())
                        .sorted())
                .isEqualTo(BY_THE_LINE);
    }

    @Test
    void a_sharded_postgres_can_run_every_report() {
        for (Report<?> report : Reports.all()) {
            assertThat(sql(report)).as(report.toString()).isNotBlank().doesNotContain(NOT_SHARDED);
        }
    }

    private String sql(Report<?> report) {
        StringBuilder sql = new StringBuilder();
        shop.shop()
                .explain(report)
                .forEach(statement -> sql.append(statement.sql()).append('\n'));
        return sql.toString().toLowerCase(Locale.ROOT);
    }
}
