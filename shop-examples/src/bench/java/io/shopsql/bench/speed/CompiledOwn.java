package io.shopsql.bench.speed;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.list;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.shopsql.Shop;
import io.shopsql.Tx;
import io.shopsql.orders.Order;
import io.shopsql.query.BoundQuery;
import io.shopsql.query.Compiled;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user's own queries, compiled by the library. */
record CompiledOwn(Shop shop) implements Stores.Own, Stores.Report, Stores.Streams, Stores.Nested {

    private static final Compiled.Query1<UserId, User> FIND = Compiled.query(
            one(USERS.ID),
            id -> select(USERS.ID, USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT)
                    .from(USERS)
                    .where(USERS.ID.eq(id)),
            mapping(User::new));

    private static final Compiled.Query1<UserId, Stores.Recent> LOOK_UP = Compiled.query(
            one(ORDERS.USER_ID),
            user -> select(ORDERS.ID, USERS.NAME, ORDERS.CREATED_AT, ORDERS.TOTAL)
                    .from(ORDERS)
                    .join(USERS)
                    .on(USERS.ID.eq(ORDERS.USER_ID))
                    .where(ORDERS.USER_ID.eq(user))
                    .and(ORDERS.STATUS.eq(OrderStatus.COMPLETED))
                    .orderBy(ORDERS.CREATED_AT.desc(), ORDERS.ID.desc())
                    .limit(inline(10)),
            mapping((id, name, time, total) -> new Stores.Recent(id.value(), name, time, total.tenThousandths())));

    private static final Compiled.Query1<UserId, Stores.ByStatus> AGGREGATE = Compiled.query(
            one(ORDERS.USER_ID),
            user -> select(ORDERS.STATUS, count(), MoneySql.sum(ORDERS.TOTAL), max(ORDERS.CREATED_AT))
                    .from(ORDERS)
                    .where(ORDERS.USER_ID.eq(user))
                    .groupBy(ORDERS.STATUS)
                    .orderBy(ORDERS.STATUS),
            mapping((status, orders, total, latest) ->
                    new Stores.ByStatus(status.value(), orders, total.tenThousandths(), latest)));

    private static final BoundQuery<Stores.Line> LINES = Compiled.query(
            () -> select(
                            ORDER_ITEMS.ORDER_ID,
                            ORDER_ITEMS.LINE_NO,
                            ORDER_ITEMS.PRODUCT_ID,
                            ORDER_ITEMS.QUANTITY,
                            ORDER_ITEMS.UNIT_PRICE)
                    .from(ORDER_ITEMS),
            mapping((order, line, product, quantity, price) ->
                    new Stores.Line(order.value(), line, product.value(), quantity, price.tenThousandths())));

    private static final Compiled.Query1<Collection<UserId>, Stores.Buyer> BUYERS = Compiled.query(
            list(USERS.ID),
            ids -> select(USERS.ID, USERS.NAME)
                    .from(USERS)
                    .where(ids.contains(USERS.ID))
                    .orderBy(USERS.ID),
            mapping((id, name) -> new Stores.Buyer(id.value(), name, new ArrayList<>())));

    private static final Compiled.Query1<Collection<UserId>, Bought> BOUGHT = Compiled.query(
            list(ORDERS.USER_ID),
            users -> select(ORDERS.ID, ORDERS.USER_ID, ORDERS.CREATED_AT, ORDERS.TOTAL)
                    .from(ORDERS)
                    .where(users.contains(ORDERS.USER_ID))
                    .orderBy(ORDERS.USER_ID, ORDERS.CREATED_AT, ORDERS.ID),
            mapping((id, user, time, total) -> new Bought(user.value(), id, time, total.tenThousandths())));

    private static final Compiled.Query1<Collection<OrderId>, Stores.Line> LINES_OF = Compiled.query(
            list(ORDER_ITEMS.ORDER_ID),
            orders -> select(
                            ORDER_ITEMS.ORDER_ID,
                            ORDER_ITEMS.LINE_NO,
                            ORDER_ITEMS.PRODUCT_ID,
                            ORDER_ITEMS.QUANTITY,
                            ORDER_ITEMS.UNIT_PRICE)
                    .from(ORDER_ITEMS)
                    .where(orders.contains(ORDER_ITEMS.ORDER_ID))
                    .orderBy(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.LINE_NO),
            mapping((order, line, product, quantity, price) ->
                    new Stores.Line(order.value(), line, product.value(), quantity, price.tenThousandths())));

    @Override
    public @Nullable User find(long id) {
        return shop.optional(FIND.with(new UserId(id))).orElse(null);
    }

    @Override
    public List<Stores.Recent> lookUp(long user) {
        return shop.list(LOOK_UP.with(new UserId(user)));
    }

    @Override
    public List<Stores.ByStatus> aggregate(long user) {
        return shop.list(AGGREGATE.with(new UserId(user)));
    }

    @Override
    public Stores.Sums orders() {
        return shop.read(tx -> tx.orders().all().stream((Stream<Order> orders) -> summed(orders)));
    }

    @Override
    public Stores.Sums lines() {
        return shop.report(db -> LINES.stream(db, CompiledOwn::summed));
    }

    private static Stores.Sums summed(Stream<?> rows) {
        Stores.Sums sums = new Stores.Sums();
        rows.forEach(sums::add);
        return sums;
    }

    @Override
    public List<Stores.Buyer> users(List<Long> ids) {
        List<UserId> users = ids.stream().map(UserId::new).toList();
        return shop.read(tx -> users(tx, users));
    }

    private static List<Stores.Buyer> users(Tx tx, List<UserId> ids) {
        List<Stores.Buyer> buyers = tx.list(BUYERS.with(ids));
        List<Bought> bought = tx.list(BOUGHT.with(ids));
        Map<Long, List<Stores.Line>> lines = new HashMap<>();
        tx.list(LINES_OF.with(bought.stream().map(Bought::id).toList()))
                .forEach(line -> lines.computeIfAbsent(line.order(), id -> new ArrayList<>())
                        .add(line));
        Map<Long, List<Stores.Bought>> byUser = new HashMap<>();
        buyers.forEach(buyer -> byUser.put(buyer.id(), buyer.orders()));
        for (Bought order : bought) {
            byUser.getOrDefault(order.user(), new ArrayList<>())
                    .add(new Stores.Bought(
                            order.id().value(),
                            order.time(),
                            order.total(),
                            lines.getOrDefault(order.id().value(), List.of())));
        }
        return buyers;
    }

    /** An order without its lines. */
    private record Bought(long user, OrderId id, Instant time, long total) {}
}
