package io.shopsql.bench.speed;

import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows read by hand, into the library's records; also the mappers of contenders that map by hand. */
final class Rows {

    static final String USER = "id, code, name, email, age, active, created_at";
    static final String PRODUCT =
            "p.id, p.sku, p.name, p.price, p.category, p.attributes, p.active, s.quantity, p.created_at";
    static final String ORDER = "id, user_id, status, created_at, total, units, notes";

    private static final Map<String, OrderStatus> STATUSES =
            Arrays.stream(OrderStatus.values()).collect(Collectors.toMap(OrderStatus::value, status -> status));

    private Rows() {}

    static User user(Engine engine, ResultSet rows) throws SQLException {
        int years = rows.getInt(5);
        Integer age = rows.wasNull() ? null : years;
        return new User(
                new UserId(rows.getLong(1)),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                age,
                rows.getBoolean(6),
                engine.readTime(rows, 7));
    }

    static Product product(Engine engine, ResultSet rows) throws SQLException {
        String json = rows.getString(6);
        long pieces = rows.getLong(8);
        Long stock = rows.wasNull() ? null : pieces;
        return new Product(
                new ProductId(rows.getLong(1)),
                rows.getString(2),
                rows.getString(3),
                new Money(rows.getLong(4)),
                rows.getString(5),
                attributes(json),
                rows.getBoolean(7),
                stock,
                engine.readTime(rows, 9));
    }

    static Attributes attributes(@Nullable String json) {
        return json == null ? Attributes.NONE : Attributes.parse(json);
    }

    static Order order(Engine engine, ResultSet rows) throws SQLException {
        return new Order(
                new OrderId(rows.getLong(1)),
                new UserId(rows.getLong(2)),
                status(rows.getString(3)),
                engine.readTime(rows, 4),
                new Money(rows.getLong(5)),
                rows.getLong(6),
                rows.getString(7));
    }

    static OrderStatus status(String value) {
        return Objects.requireNonNull(STATUSES.get(value), value);
    }
}
