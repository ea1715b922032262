package io.shopsql.bench.speed;

import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tables as Hibernate's entities, with the column types of the records where Hibernate has them. */
final class Entities {

    private Entities() {}

    @Entity(name = "Customer")
    @Table(name = "users")
    static class UserEntity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable
        Long id;

        @Nullable
        String code;

        String name = "";
        String email = "";

        @Nullable
        Integer age;

        boolean active = true;

        @Column(name = "created_at")
        Instant createdAt = Instant.EPOCH;

        User plain() {
            return new User(new UserId(key(id)), code, name, email, age, active, createdAt);
        }
    }

    @Entity(name = "Article")
    @Table(name = "products")
    static class ProductEntity {
        @Id
        @Nullable
        Long id;

        @Nullable
        String sku;

        String name = "";
        long price;

        @Nullable
        String category;

        @Nullable
        String attributes;

        boolean active;

        @Column(name = "created_at")
        Instant createdAt = Instant.EPOCH;

        Product plain(Long stock) {
            return new Product(
                    new ProductId(key(id)),
                    sku,
                    name,
                    new Money(price),
                    category,
                    Rows.attributes(attributes),
                    active,
                    stock,
                    createdAt);
        }
    }

    @Entity(name = "Stock")
    @Table(name = "product_stock")
    static class StockEntity {
        @Id
        @Column(name = "product_id")
        @Nullable
        Long product;

        long quantity;
    }

    @Entity(name = "Purchase")
    @Table(name = "orders")
    static class OrderEntity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable
        Long id;

        @Column(name = "user_id")
        long user;

        String status = "pending";

        @Column(name = "created_at")
        Instant createdAt = Instant.EPOCH;

        long total;
        long units;

        @Nullable
        String notes;

        Order plain() {
            return new Order(
                    new OrderId(key(id)),
                    new UserId(user),
                    Rows.status(status),
                    createdAt,
                    new Money(total),
                    units,
                    notes);
        }
    }

    @Entity(name = "OrderLine")
    @Table(name = "order_items")
    @IdClass(LineKey.class)
    static class LineEntity {
        @Id
        @Column(name = "order_id")
        long order;

        @Id
        @Column(name = "line_no")
        int lineNo;

        @Column(name = "product_id")
        long product;

        int quantity;

        @Column(name = "unit_price")
        long unitPrice;

        @Column(name = "stock_taken")
        boolean stockTaken;
    }

    record LineKey(long order, int lineNo) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static long key(@Nullable Long id) {
        if (id == null) {
            throw new IllegalStateException("not stored");
        }
        return id;
    }
}
