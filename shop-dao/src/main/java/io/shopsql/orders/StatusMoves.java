package io.shopsql.orders;

import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.update;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.IllegalStatusChange;
import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Bulk;
import io.shopsql.internal.Session;
import io.shopsql.query.Compiled;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.impl.SQLDataType;

/** Changes the status of orders by one conditional update each: of two concurrent changes, one wins. */
final class StatusMoves {

    private static final Map<OrderStatus, Compiled.Change1<OrderId>> MOVES =
            Arrays.stream(OrderStatus.values()).collect(toMap(to -> to, StatusMoves::moveTo));

    private final Session session;

    StatusMoves(Session session) {
        this.session = session;
    }

    Order move(OrderId id, OrderStatus to) {
        int moved = session.runner().run(Objects.requireNonNull(MOVES.get(to)).with(id));
        Order order = new OrderDao(session).get(id);
        if (moved == 0) {
            throw new IllegalStatusChange(
                    id.value(),
                    order.status().value(),
                    to.value(),
                    order.status().nextValues());
        }
        if (to.returnsStock()) {
            giveBack(List.of(id));
        }
        return order;
    }

    private static Compiled.Change1<OrderId> moveTo(OrderStatus to) {
        List<OrderStatus> sources = Arrays.stream(OrderStatus.values())
                .filter(from -> from.canBecome(to))
                .toList();
        return Compiled.change(
                one(ORDERS.ID),
                id -> update(ORDERS)
                        .set(ORDERS.STATUS, to)
                        .where(ORDERS.ID.eq(id))
                        .and(ORDERS.STATUS.in(sources)));
    }

    @CanIgnoreReturnValue
    int moveAll(Condition which, OrderStatus from, OrderStatus to) {
        if (!from.canBecome(to)) {
            throw new InvalidInput(
                    "status",
                    "cannot change from " + from.value() + " to " + to.value(),
                    from.isFinal() ? "the status is final." : "it can become " + from.nextValues() + ".");
        }
        var update = session.db().update(ORDERS).set(ORDERS.STATUS, to).where(which);
        if (!to.returnsStock()) {
            return update.execute();
        }
        List<OrderId> moved = update.returningResult(ORDERS.ID).fetch(ORDERS.ID);
        giveBack(moved);
        return moved.size();
    }

    private void giveBack(Collection<OrderId> orders) {
        Map<ProductId, Long> pieces = new TreeMap<>();
        for (List<OrderId> chunk : Bulk.chunks(orders)) {
            session.db()
                    .select(ORDER_ITEMS.PRODUCT_ID, sum(ORDER_ITEMS.QUANTITY).cast(SQLDataType.BIGINT))
                    .from(ORDER_ITEMS)
                    .where(ORDER_ITEMS.ORDER_ID.in(chunk))
                    .and(ORDER_ITEMS.STOCK_TAKEN)
                    .groupBy(ORDER_ITEMS.PRODUCT_ID)
                    .forEach(row -> pieces.merge(row.value1(), row.value2(), Math::addExact));
        }
        new StockMoves(session).give(pieces);
    }
}
