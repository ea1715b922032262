package io.shopsql.orders;

import static io.shopsql.orders.OrderRow.LISTED;
import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.NotFound;
import io.shopsql.internal.Session;
import io.shopsql.page.Listing;
import io.shopsql.query.Compiled;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Orders and their lines. Belongs to one transaction; do not keep it. Lists are ordered by time of placing, then by
 * key.
 *
 * <pre>{@code
 * Order order = shop.write(tx -> tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5)));
 * shop.run(tx -> tx.orders().complete(order.id()));
 * }</pre>
 */
public final class OrderDao {

    private static final Compiled.Query1<UserId, Money> SPENT_BY = Compiled.query(
            one(ORDERS.USER_ID),
            user -> select(MoneySql.sumOrZero(ORDERS.TOTAL))
                    .from(ORDERS)
                    .where(ORDERS.USER_ID.eq(user))
                    // a literal: with a parameter the planner cannot use the partial index
                    .and(ORDERS.STATUS.eq(inline(OrderStatus.COMPLETED, ORDERS.STATUS.getDataType()))),
            mapping((Money spent) -> spent));

    private final Session session;

    /** Called by Tx. */
    public OrderDao(Session session) {
        this.session = session;
    }

    /** The order with this key; empty if there is none. */
    public Optional<Order> find(OrderId id) {
        return session.find(OrderRow.BY_ID.with(id));
    }

    /** The orders with these keys, by key, in one statement; unknown keys are omitted. */
    public Map<OrderId, Order> findAll(Collection<OrderId> ids) {
        Map<OrderId, Order> found = new HashMap<>();
        session.list(OrderRow.BY_IDS.with(ids)).forEach(order -> found.put(order.id(), order));
        return found;
    }

    /**
     * The order with this key.
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

    /** The orders with their lines, in the order given; one statement for all. */
    public List<OrderWithItems> withItems(Collection<Order> orders) {
        Map<OrderId, List<OrderItem>> items = new HashMap<>();
        session.list(Lines.OF_ORDERS.with(orders.stream().map(Order::id).toList()))
                .forEach(line -> items.computeIfAbsent(line.order(), id -> new ArrayList<>())
                        .add(line.item()));
        return orders.stream()
                .map(order -> new OrderWithItems(order, items.getOrDefault(order.id(), List.of())))
                .toList();
    }

    /** The lines of an order, by line number; empty if the order does not exist. */
    public List<OrderItem> items(OrderId id) {
        return session.list(Lines.OF_ORDER.with(id));
    }

    /** All orders. */
    public Listing<Order> all() {
        return LISTED.all(session);
    }

    /** The orders that match a condition on {@code ORDERS}. */
    public Listing<Order> where(Condition condition) {
        return LISTED.where(session, condition);
    }

    /** The orders of a user. */
    public Listing<Order> placedBy(UserId user) {
        return OrderRow.PLACED_BY.of(session, user);
    }

    /**
     * The orders of many users, in one statement: for each user a list in order of placing, empty if there are none.
     *
     * <pre>{@code
     * Map<UserId, User> users = tx.users().findAll(ids);
     * Map<UserId, List<OrderWithItems>> bought = tx.orders().placedByWithItems(ids); // two statements
     * }</pre>
     */
    public Map<UserId, List<Order>> placedBy(Collection<UserId> users) {
        return byUser(users, session.list(OrderRow.PLACED_BY_ALL.with(users)), Order::user);
    }

    /** As {@link #placedBy(Collection)}, with the lines; two statements. */
    public Map<UserId, List<OrderWithItems>> placedByWithItems(Collection<UserId> users) {
        List<Order> orders = session.list(OrderRow.PLACED_BY_ALL.with(users));
        return byUser(users, withItems(orders), order -> order.order().user());
    }

    private static <T> Map<UserId, List<T>> byUser(Collection<UserId> users, List<T> orders, Function<T, UserId> user) {
        Map<UserId, List<T>> byUser = new HashMap<>();
        users.forEach(id -> byUser.put(id, new ArrayList<>()));
        orders.forEach(order -> byUser.computeIfAbsent(user.apply(order), id -> new ArrayList<>())
                .add(order));
        return byUser;
    }

    /** The total of a user's completed orders; zero if there are none. */
    public Money totalSpentBy(UserId user) {
        return session.only(SPENT_BY.with(user));
    }

    /**
     * Places an order: takes tracked stock, records the current prices, and stores the order and its lines; all or
     * nothing. Concurrent orders never oversell. The number of statements does not grow with the number of lines.
     *
     * <p>A refused order leaves no idempotency key behind. A repeated request waits while the first one is being
     * placed. To repeat a whole request safely, put it into the one order: {@link NewOrder#withStatus} for an order
     * that is completed at once.
     *
     * @return the new order; for a repeated idempotency key with the same content the existing order in its current
     *     state
     * @throws io.shopsql.error.InvalidInput if the order has no lines
     * @throws NotFound if the user or a product does not exist, or the order of this idempotency key was deleted
     * @throws io.shopsql.error.Inactive if the user is deactivated or a product is retired
     * @throws io.shopsql.error.InsufficientStock if the stock of a product is below the sum over all lines
     * @throws io.shopsql.error.MoneyOverflow if the total is out of range
     * @throws io.shopsql.error.IdempotencyConflict if the key was used for other content
     */
    @CanIgnoreReturnValue
    public Order place(NewOrder order) {
        return new Placing(session).place(order);
    }

    /**
     * Records many orders completed elsewhere, with their own times and prices. The stock is unchanged, even if
     * such an order is refunded later. Skips orders recorded before, identified by idempotency key; the order of the lines does not matter.
     */
    @CanIgnoreReturnValue
    public Recorded recordAll(Collection<PastOrder> orders) {
        return new History(session).record(orders);
    }

    /**
     * Moves a pending order to processing.
     *
     * @throws NotFound if the order does not exist
     * @throws io.shopsql.error.IllegalStatusChange if it is not pending
     */
    @CanIgnoreReturnValue
    public Order process(OrderId id) {
        return new StatusMoves(session).move(id, OrderStatus.PROCESSING);
    }

    /**
     * Completes a pending or processing order, which then counts as a sale.
     *
     * @throws NotFound if the order does not exist
     * @throws io.shopsql.error.IllegalStatusChange if it has another status
     */
    @CanIgnoreReturnValue
    public Order complete(OrderId id) {
        return new StatusMoves(session).move(id, OrderStatus.COMPLETED);
    }

    /**
     * Cancels a pending or processing order and returns its stock, exactly once.
     *
     * @throws NotFound if the order does not exist
     * @throws io.shopsql.error.IllegalStatusChange if it has another status
     */
    @CanIgnoreReturnValue
    public Order cancel(OrderId id) {
        return new StatusMoves(session).move(id, OrderStatus.CANCELLED);
    }

    /**
     * Refunds a completed order and returns its stock, exactly once.
     *
     * @throws NotFound if the order does not exist
     * @throws io.shopsql.error.IllegalStatusChange if it is not completed
     */
    @CanIgnoreReturnValue
    public Order refund(OrderId id) {
        return new StatusMoves(session).move(id, OrderStatus.REFUNDED);
    }

    /**
     * Moves all orders from one status to another; cancelling and refunding return their stock.
     *
     * @return the number of orders
     * @throws io.shopsql.error.InvalidInput if this change of status is not allowed
     */
    @CanIgnoreReturnValue
    public int moveAll(OrderStatus from, OrderStatus to) {
        return new StatusMoves(session).moveAll(ORDERS.STATUS.eq(from), from, to);
    }

    /**
     * Replaces the notes of an order; everything else is fixed when it is placed.
     *
     * @param notes up to 1000 characters; null removes them
     * @throws NotFound if the order does not exist
     */
    public void setNotes(OrderId id, @Nullable String notes) {
        String checked = OrderRow.notes(notes);
        if (session.db()
                        .update(ORDERS)
                        .set(ORDERS.NOTES, checked)
                        .where(ORDERS.ID.eq(id))
                        .execute()
                == 0) {
            throw notFound(id);
        }
    }

    /**
     * Deletes an order with its lines and returns the stock of an open one. It disappears from the reports; {@link
     * #cancel} and {@link #refund} keep it. Its idempotency key stays used: a late repetition of the request does not
     * order again.
     *
     * @return whether the order existed
     */
    @CanIgnoreReturnValue
    public boolean delete(OrderId id) {
        return deleteAll(ORDERS.ID.eq(id)) > 0;
    }

    /**
     * Deletes the orders of a user with their lines and returns the stock of the open ones. They disappear from the
     * reports; {@code users().anonymise} erases the personal data and keeps the orders.
     *
     * @return the number of deleted orders
     */
    @CanIgnoreReturnValue
    public int deletePlacedBy(UserId user) {
        return deleteAll(ORDERS.USER_ID.eq(user));
    }

    private int deleteAll(Condition which) {
        StatusMoves moves = new StatusMoves(session);
        for (OrderStatus open : List.of(OrderStatus.PENDING, OrderStatus.PROCESSING)) {
            moves.moveAll(which.and(ORDERS.STATUS.eq(open)), open, OrderStatus.CANCELLED);
        }
        return session.db().deleteFrom(ORDERS).where(which).execute();
    }

    static NotFound notFound(OrderId id) {
        return new NotFound("Order", id, "check the key, or list the user's orders with placedBy().");
    }
}
