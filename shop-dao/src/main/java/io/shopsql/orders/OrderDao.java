package io.shopsql.orders;

import static io.shopsql.orders.OrderRow.LISTED;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.error.NotFound;
import io.shopsql.internal.Session;
import io.shopsql.page.Listing;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Orders and their lines. Belongs to one transaction; do not keep it. Lists are in the order of placing, then by key.
 *
 * <pre>{@code
 * Order order = shop.write(tx -> tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5)));
 * shop.run(tx -> tx.orders().complete(order.id()));
 * }</pre>
 */
public final class OrderDao {

    private final Session session;
    private final DSLContext db;

    /** Made by Tx. */
    public OrderDao(Session session) {
        this.session = session;
        this.db = session.db();
    }

    public Optional<Order> find(OrderId id) {
        return LISTED.find(session, ORDERS.ID.eq(id));
    }

    /**
     * The order.
     *
     * @throws NotFound if there is none
     */
    public Order get(OrderId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** The order and its lines; two statements. */
    public Optional<OrderWithItems> findWithItems(OrderId id) {
        return find(id).map(order -> new OrderWithItems(order, items(id)));
    }

    /**
     * The order and its lines; two statements.
     *
     * @throws NotFound if there is none
     */
    public OrderWithItems getWithItems(OrderId id) {
        return findWithItems(id).orElseThrow(() -> notFound(id));
    }

    /** The lines of an order, by line number; none where there is no such order. */
    public List<OrderItem> items(OrderId id) {
        return db.selectFrom(ORDER_ITEMS)
                .where(ORDER_ITEMS.ORDER_ID.eq(id))
                .orderBy(ORDER_ITEMS.LINE_NO)
                .fetch(Lines::item);
    }

    /** All orders. */
    public Listing<Order> all() {
        return where(noCondition());
    }

    /** The orders for which a condition over {@code ORDERS} holds. */
    public Listing<Order> where(Condition condition) {
        return LISTED.where(session, condition);
    }

    /** The orders of a user. */
    public Listing<Order> placedBy(UserId user) {
        return where(ORDERS.USER_ID.eq(user));
    }

    /** What a user has spent: the sum of the user's completed orders; zero where there is none. */
    public Money totalSpentBy(UserId user) {
        return db.select(MoneySql.sumOrZero(ORDERS.TOTAL))
                .from(ORDERS)
                .where(ORDERS.USER_ID.eq(user))
                // a literal: a planner that sees a parameter cannot tell that the partial index will do
                .and(ORDERS.STATUS.eq(inline(OrderStatus.COMPLETED, ORDERS.STATUS.getDataType())))
                .fetchSingle()
                .value1();
    }

    /**
     * Places an order: takes the stock of the products whose stock is tracked, keeps the prices of today, and stores the order and its lines; all of it, or
     * nothing. However many orders are placed at once, never more is sold than there is. The number of statements does not
     * grow with the number of lines.
     *
     * <p>An order that is refused leaves no idempotency key behind. A request that comes again while the first is still
     * placed waits for it. What may be repeated belongs into the one order: {@link NewOrder#withStatus} for an order that is
     * completed at once.
     *
     * @return the order in the status asked for; the one that exists, as it stands now, where the idempotency key comes
     *     again with the same content
     * @throws io.shopsql.error.InvalidInput if the order has no lines
     * @throws NotFound if the user or a product is not there, or the order that the key stands for was deleted
     * @throws io.shopsql.error.Inactive if the user is deactivated or a product is retired
     * @throws io.shopsql.error.InsufficientStock if less of a product is in stock than all lines together ask for
     * @throws io.shopsql.error.MoneyOverflow if the total is beyond what money holds
     * @throws io.shopsql.error.IdempotencyConflict if the key stands for other content
     */
    public Order place(NewOrder order) {
        return new Placing(session).place(order);
    }

    /**
     * Records orders that were completed elsewhere, many at once: at their own times and prices; the stock is not touched,
     * now or when one is refunded. One that was recorded before, by its idempotency key, is skipped; the order of its lines
     * does not matter.
     */
    public Recorded recordAll(Collection<PastOrder> orders) {
        return new History(session).record(orders);
    }

    /**
     * Takes a pending order into work.
     *
     * @throws NotFound if there is no such order
     * @throws io.shopsql.error.IllegalStatusChange if it is not pending
     */
    public Order process(OrderId id) {
        return new StatusMoves(session).move(id, OrderStatus.PROCESSING);
    }

    /**
     * Completes an order that is pending or in work: now it counts as a sale.
     *
     * @throws NotFound if there is no such order
     * @throws io.shopsql.error.IllegalStatusChange if it is neither
     */
    public Order complete(OrderId id) {
        return new StatusMoves(session).move(id, OrderStatus.COMPLETED);
    }

    /**
     * Cancels an order that is pending or in work, and gives back what it took from the stock, exactly once.
     *
     * @throws NotFound if there is no such order
     * @throws io.shopsql.error.IllegalStatusChange if it is neither
     */
    public Order cancel(OrderId id) {
        return new StatusMoves(session).move(id, OrderStatus.CANCELLED);
    }

    /**
     * Refunds a completed order, and gives back what it took from the stock, exactly once.
     *
     * @throws NotFound if there is no such order
     * @throws io.shopsql.error.IllegalStatusChange if it is not completed
     */
    public Order refund(OrderId id) {
        return new StatusMoves(session).move(id, OrderStatus.REFUNDED);
    }

    /**
     * Moves all orders of one status to another; cancelling and refunding give back what was taken.
     *
     * @return how many
     * @throws io.shopsql.error.InvalidInput if no order can move so
     */
    public int moveAll(OrderStatus from, OrderStatus to) {
        return new StatusMoves(session).moveAll(ORDERS.STATUS.eq(from), from, to);
    }

    /**
     * Writes the notes of an order anew: all else of it is fixed when it is placed.
     *
     * @param notes up to 1000 characters; null takes them away
     * @throws NotFound if there is no such order
     */
    public void setNotes(OrderId id, @Nullable String notes) {
        OrderRow.notes(notes);
        if (db.update(ORDERS).set(ORDERS.NOTES, notes).where(ORDERS.ID.eq(id)).execute() == 0) {
            throw notFound(id);
        }
    }

    /**
     * Deletes an order with its lines; the stock of an open one comes back. The reports lose it: {@link #cancel} and {@link
     * #refund} keep it in the books. Its idempotency key stays used: a late repeat of the request does not order again.
     *
     * @return whether there was one
     */
    public boolean delete(OrderId id) {
        return deleteAll(ORDERS.ID.eq(id)) > 0;
    }

    /**
     * Deletes the orders of a user with their lines, after giving the stock of the open ones back. The reports lose them:
     * {@code users().anonymise} forgets the person and keeps the books.
     *
     * @return how many orders were deleted
     */
    public int deletePlacedBy(UserId user) {
        return deleteAll(ORDERS.USER_ID.eq(user));
    }

    private int deleteAll(Condition which) {
        StatusMoves moves = new StatusMoves(session);
        for (OrderStatus open : List.of(OrderStatus.PENDING, OrderStatus.PROCESSING)) {
            moves.moveAll(which.and(ORDERS.STATUS.eq(open)), open, OrderStatus.CANCELLED);
        }
        return db.deleteFrom(ORDERS).where(which).execute();
    }

    static NotFound notFound(OrderId id) {
        return new NotFound("Order", id, "check the key; placedBy() lists the orders of a user.");
    }
}
