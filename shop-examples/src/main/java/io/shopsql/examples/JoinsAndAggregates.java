package io.shopsql.examples;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.count;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.LineSales;
import io.shopsql.report.Report;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

/** Queries over orders and users: joins, sums, averages, filters, a bulk update, and a report. */
public final class JoinsAndAggregates {

    private JoinsAndAggregates() {}

    public static void main(String[] args) {
        String url = args.length == 0 ? "jdbc:sqlite:joins-and-aggregates.db" : args[0];
        run(ShopConfig.of(url), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(ShopConfig config, PrintWriter out) {
        try (Shop shop = Shop.open(config)) {
            shop.run(tx -> forgetUsers(tx, "alice@example.com", "bob@example.com", "carlos@example.com"));
            shop.run(JoinsAndAggregates::trade);

            out.println("Orders above 50:");
            orders(shop, out, ORDERS.TOTAL.gt(Money.of(50)));
            out.println("Spending:");
            shop.run(tx -> spending(tx.db(), out));
            out.println("Pending orders above 100:");
            orders(shop, out, ORDERS.STATUS.eq(OrderStatus.PENDING).and(ORDERS.TOTAL.gt(Money.of(100))));
            out.println("Completed, or below 20:");
            orders(shop, out, ORDERS.STATUS.eq(OrderStatus.COMPLETED).or(ORDERS.TOTAL.lt(Money.of(20))));
            out.println("Pairs of user and order:");
            shop.run(tx -> pairs(tx.db(), out));
            out.println("Demand:");
            shop.report(new Demand(TimeRange.ALL))
                    .forEach(row ->
                            out.printf("  %-7s %d pieces in %d order%n", row.product(), row.units(), row.orders()));

            int moved = shop.write(tx -> tx.orders().moveAll(OrderStatus.PENDING, OrderStatus.PROCESSING));
            out.println("Moved to processing: " + moved);
        }
    }

    private static void trade(Tx tx) {
        Product note = tx.products().upsert(new NewProduct("Note", Money.of("10.00")).withSku("JOINS-NOTE"));
        tx.products().setStock(note.id(), 100);
        User alice = tx.users().insert(new NewUser("Alice", "alice@example.com"));
        User bob = tx.users().insert(new NewUser("Bob", "bob@example.com"));
        tx.users().insert(new NewUser("Carlos", "carlos@example.com"));
        Order completed =
                tx.orders().place(NewOrder.by(alice.id()).item(note.id(), 10).item(note.id(), 5));
        tx.orders().complete(completed.id());
        tx.orders().place(NewOrder.by(alice.id()).item(note.id(), 6));
        tx.orders().place(NewOrder.by(bob.id()).item(note.id(), 25));
        tx.orders().place(NewOrder.by(bob.id()).item(note.id(), 1));
    }

    private static void orders(Shop shop, PrintWriter out, Condition where) {
        shop.report(db -> db.select(USERS.NAME, ORDERS.TOTAL, ORDERS.STATUS)
                        .from(ORDERS)
                        .join(USERS)
                        .on(USERS.ID.eq(ORDERS.USER_ID))
                        .where(where)
                        .orderBy(ORDERS.TOTAL.desc(), ORDERS.ID)
                        .fetch())
                .forEach(row -> out.printf(
                        "  %-7s $%s %s%n",
                        row.value1(), row.value2(), row.value3().value()));
    }

    /** Includes users without orders: they spent 0 and have no average. */
    private static void spending(DSLContext db, PrintWriter out) {
        db.select(USERS.NAME, count(ORDERS.ID), MoneySql.sumOrZero(ORDERS.TOTAL), MoneySql.avg(ORDERS.TOTAL))
                .from(USERS)
                .leftJoin(ORDERS)
                .on(ORDERS.USER_ID.eq(USERS.ID))
                .groupBy(USERS.ID, USERS.NAME)
                .orderBy(USERS.NAME, USERS.ID)
                .forEach(row -> out.printf(
                        "  %-7s %d orders, $%s, average %s%n",
                        row.value1(), row.value2(), row.value3(), row.value4() == null ? "none" : "$" + row.value4()));
    }

    private static void pairs(DSLContext db, PrintWriter out) {
        db.select(USERS.NAME, ORDERS.TOTAL)
                .from(USERS)
                .join(ORDERS)
                .on(ORDERS.USER_ID.eq(USERS.ID))
                .orderBy(USERS.NAME, ORDERS.CREATED_AT, ORDERS.ID)
                .forEach(row -> out.printf("  %-7s $%s%n", row.value1(), row.value2()));
    }

    /** Deletes the users with these addresses and their orders, left by an earlier run; nothing else. */
    private static void forgetUsers(Tx tx, String... emails) {
        tx.users().where(USERS.EMAIL.in(emails)).list().forEach(user -> {
            tx.orders().deletePlacedBy(user.id());
            tx.users().delete(user.id());
        });
    }
}

/** A custom report: units sold and number of orders per product. */
record Demand(TimeRange range) implements Report<List<Demand.Row>> {

    record Row(String product, long units, long orders) {}

    @Override
    public List<Row> run(DSLContext db) {
        var sold = LineSales.in(range).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS, LineSales.ORDERS);
        return db.select(PRODUCTS.NAME, sold.get(LineSales.UNITS), sold.get(LineSales.ORDERS))
                .from(sold.join(PRODUCTS.ID))
                .orderBy(sold.get(LineSales.UNITS).desc(), PRODUCTS.ID)
                .fetch(Records.mapping(Row::new));
    }
}
