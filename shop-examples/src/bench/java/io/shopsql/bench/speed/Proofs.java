package io.shopsql.bench.speed;

import io.shopsql.orders.Order;
import io.shopsql.users.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an operation must have done, read again by plain JDBC. */
final class Proofs {

    private Proofs() {}

    /** For reads: the baseline's answer. */
    static void same(Link plain, Object input, @Nullable Object answer, @Nullable Object expected) {
        require(answer != null, "no answer", input);
        require(Objects.equals(answer, expected), answer + " is not " + expected, input);
    }

    /** The stored user has these values, and so has the answer. */
    static void stored(Link plain, Person person, @Nullable Object answer, @Nullable Object expected)
            throws SQLException {
        try (var select = plain.prepare("select " + Rows.USER + " from users where email = ?")) {
            select.setString(1, person.email());
            try (ResultSet rows = select.executeQuery()) {
                require(rows.next(), "not stored", person);
                User user = Rows.user(plain.engine(), rows);
                require(user.equals(answer), answer + " but stored " + user, person);
                require(
                        user.name().equals(person.name()) && Objects.equals(user.age(), person.age()) && user.active(),
                        "stored " + user,
                        person);
            }
        }
    }

    /** As {@link #stored}, and new. */
    static void inserted(Link plain, Person person, @Nullable Object answer, @Nullable Object expected)
            throws SQLException {
        stored(plain, person, answer, expected);
        require(answer instanceof User user && user.code() == null && isNow(user.createdAt()), "no new user", person);
    }

    static void updated(Link plain, Change change, @Nullable Object answer, @Nullable Object expected)
            throws SQLException {
        try (var select = plain.prepare("select name, age, email from users where id = ?")) {
            select.setLong(1, change.id());
            try (ResultSet rows = select.executeQuery()) {
                require(
                        rows.next()
                                && rows.getString(1).equals(change.name())
                                && rows.getInt(2) == change.age()
                                && rows.getString(3).equals(Filler.email(change.id())),
                        "not updated",
                        change);
            }
        }
    }

    /** The order, its lines, the stock and the idempotency key are stored. */
    static void placed(Link plain, Basket basket, @Nullable Object answer, @Nullable Object expected)
            throws SQLException {
        if (!(answer instanceof Order order)) {
            throw new IllegalStateException("no order but " + answer);
        }
        long total = 0;
        long units = 0;
        try (var select = plain.prepare(
                "select i.line_no, i.product_id, i.quantity, i.unit_price, i.stock_taken, p.price"
                        + " from order_items i join products p on p.id = i.product_id where i.order_id = ? order by i.line_no")) {
            select.setLong(1, order.id().value());
            try (ResultSet rows = select.executeQuery()) {
                for (int i = 0; i < basket.size(); i++) {
                    require(
                            rows.next()
                                    && rows.getInt(1) == i + 1
                                    && rows.getLong(2) == basket.product(i)
                                    && rows.getInt(3) == basket.quantity(i)
                                    && rows.getLong(4) == rows.getLong(6)
                                    && rows.getBoolean(5),
                            "line " + (i + 1) + " is not as ordered",
                            basket);
                    total += rows.getLong(4) * rows.getInt(3);
                    units += rows.getInt(3);
                }
                require(!rows.next(), "too many lines", basket);
            }
        }
        try (var select =
                plain.prepare("select user_id, status, created_at, total, units, notes from orders where id = ?")) {
            select.setLong(1, order.id().value());
            try (ResultSet rows = select.executeQuery()) {
                require(
                        rows.next()
                                && rows.getLong(1) == basket.user()
                                && rows.getString(2).equals("pending")
                                && plain.engine().readTime(rows, 3).equals(order.createdAt())
                                && rows.getLong(4) == total
                                && rows.getLong(5) == units
                                && rows.getString(6) == null,
                        "the order is not as ordered",
                        basket);
            }
        }
        require(
                order.total().tenThousandths() == total && order.units() == units && isNow(order.createdAt()),
                "answered " + order,
                basket);
        if (basket.key() != null) {
            keyed(plain, basket, order, basket.key());
        }
    }

    private static void keyed(Link plain, Basket basket, Order order, String key) throws SQLException {
        try (var select =
                plain.prepare("select order_id, request_hash from order_requests where idempotency_key = ?")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                require(
                        rows.next()
                                && rows.getLong(1) == order.id().value()
                                && rows.getString(2).equals(new Placement(basket).hash()),
                        "the key is not claimed",
                        basket);
            }
        }
    }

    /** The first, the middle and the last row are stored, and as many as given. */
    static void allInserted(Link plain, List<Person> people, @Nullable Object answer, @Nullable Object expected)
            throws SQLException {
        require(Objects.equals(answer, people.size()), "answered " + answer, people.size());
        for (Person person : List.of(people.get(0), people.get(people.size() / 2), people.get(people.size() - 1))) {
            try (var select = plain.prepare("select " + Rows.USER + " from users where email = ?")) {
                select.setString(1, person.email());
                try (ResultSet rows = select.executeQuery()) {
                    require(rows.next(), "not stored", person);
                    inserted(plain, person, Rows.user(plain.engine(), rows), null);
                }
            }
        }
        try (var select = plain.prepare(
                "select count(*) from users where created_at =" + " (select created_at from users where email = ?)")) {
            select.setString(1, people.get(0).email());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                require(rows.getLong(1) == people.size(), "stored " + rows.getLong(1), people.size());
            }
        }
    }

    private static boolean isNow(Instant time) {
        return Duration.between(time, Instant.now()).abs().toMinutes() < 5;
    }

    private static void require(boolean condition, String what, Object input) {
        if (!condition) {
            throw new IllegalStateException(what + ": " + input);
        }
    }
}
