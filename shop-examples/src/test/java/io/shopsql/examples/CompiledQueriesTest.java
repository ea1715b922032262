package io.shopsql.examples;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.list;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.query.Compiled;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/compiled-queries.md}. */
@EveryDatabase
class CompiledQueriesTest {

    @AutoClose
    private final TestShop shop;

    CompiledQueriesTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void a_compiled_query_and_a_compiled_change_run() {
        User alice = Fixtures.aUser(shop, "Alice");
        Product pen = Fixtures.aProduct(shop, "Pen", "2.00", 100);
        List<Order> orders = shop.write(tx -> List.of(
                tx.orders().place(NewOrder.by(alice.id()).item(pen.id(), 1)),
                tx.orders().place(NewOrder.by(alice.id()).item(pen.id(), 3)),
                tx.orders().place(NewOrder.by(alice.id()).item(pen.id(), 2).withStatus(OrderStatus.COMPLETED))));
        var open = List.of(OrderStatus.PENDING, OrderStatus.PROCESSING);

        List<UserOrder> found = shop.shop().list(UserOrder.OF.with(alice.id(), open));
        shop.run(tx -> tx.run(UserOrder.ANNOTATE.with("urgent", found.get(0).id())));

        assertThat(found)
                .containsExactly(
                        new UserOrder(orders.get(1).id(), Money.of(6)),
                        new UserOrder(orders.get(0).id(), Money.of(2)));
        assertThat(shop.<Order>read(tx -> tx.orders().get(orders.get(1).id())).notes())
                .isEqualTo("urgent");
    }
}

/** An order of a user. */
record UserOrder(OrderId id, Money total) {

    static final Compiled.Query2<UserId, Collection<OrderStatus>, UserOrder> OF = Compiled.query(
            one(ORDERS.USER_ID),
            list(ORDERS.STATUS),
            (user, statuses) -> select(ORDERS.ID, ORDERS.TOTAL)
                    .from(ORDERS)
                    .where(ORDERS.USER_ID.eq(user))
                    .and(statuses.contains(ORDERS.STATUS))
                    .orderBy(ORDERS.TOTAL.desc(), ORDERS.ID),
            mapping(UserOrder::new));

    static final Compiled.Change2<String, OrderId> ANNOTATE = Compiled.change(
            one(ORDERS.NOTES),
            one(ORDERS.ID),
            (notes, id) -> update(ORDERS).set(ORDERS.NOTES, notes).where(ORDERS.ID.eq(id)));
}
