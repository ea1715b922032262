package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ExplainTest {

    @AutoClose
    private final TestShop shop;

    ExplainTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void a_report_tells_its_statement_with_its_values_and_the_plan() {
        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        List<Explained> explained = shop.shop().explain(new SalesByCustomer(new TimeRange(from, null, ZoneOffset.UTC)));
        assertThat(explained).singleElement().satisfies(statement -> {
            assertThat(statement.sql())
                    .contains("select", "users", "2020-01-01")
                    .doesNotContain("?");
            assertThat(statement.plan()).containsAnyOf("orders", "users");
        });
    }

    @Test
    void a_users_own_report_of_several_statements_tells_each() {
        List<Explained> explained = shop.shop().explain(db -> {
            db.fetchCount(ORDERS);
            return db.fetchCount(ORDERS, ORDERS.STATUS.eq(OrderStatus.PENDING));
        });
        assertThat(explained).hasSize(2);
        assertThat(explained.get(1).sql()).contains("'pending'");
        assertThat(explained)
                .allSatisfy(statement -> assertThat(statement.plan()).isNotBlank());
    }
}
