package io.shopsql.bench.speed;

import io.shopsql.orders.Order;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules of placing an order that need no database, for the contenders without a shop: the sum per product, the checks of
 * the offers, the totals, the hash of a request. All contenders do this work.
 */
final class Placement {

    private static final char END = 0;

    private final Basket basket;
    private final Instant now = Times.now();
    private final SortedMap<Long, Long> wanted = new TreeMap<>();
    private final Map<Long, Offer> offers = new HashMap<>();
    private long total;
    private long units;

    Placement(Basket basket) {
        this.basket = basket;
        for (int i = 0; i < basket.size(); i++) {
            wanted.merge(basket.product(i), (long) basket.quantity(i), Long::sum);
        }
    }

    Basket basket() {
        return basket;
    }

    Instant now() {
        return now;
    }

    /** The pieces of each product, in the order in which stock is taken. */
    SortedMap<Long, Long> wanted() {
        return wanted;
    }

    void offer(Offer offer) {
        offers.put(offer.id(), offer);
    }

    /** Checks the offers and sums up. */
    void check() {
        for (int i = 0; i < basket.size(); i++) {
            long product = basket.product(i);
            Offer offer = offers.get(product);
            if (offer == null || !offer.active()) {
                throw new IllegalStateException("product " + product + " cannot be ordered");
            }
            if (offer.stock() < wanted.getOrDefault(product, 0L)) {
                throw new IllegalStateException("too little stock of " + product);
            }
            int quantity = basket.quantity(i);
            total = Math.addExact(total, Math.multiplyExact(offer.price(), quantity));
            units += quantity;
        }
    }

    static void requireActive(boolean active) {
        if (!active) {
            throw new IllegalStateException("the user is not there or deactivated");
        }
    }

    static void requireTaken(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("the stock was taken by another order");
        }
    }

    long price(int line) {
        Offer offer = offers.get(basket.product(line));
        if (offer == null) {
            throw new IllegalStateException("no offer");
        }
        return offer.price();
    }

    long total() {
        return total;
    }

    long units() {
        return units;
    }

    Order order(long id) {
        return new Order(
                new OrderId(id), new UserId(basket.user()), OrderStatus.PENDING, now, new Money(total), units, null);
    }

    /** The SHA-256 of the request, in the library's format. */
    String hash() {
        StringBuilder text = new StringBuilder("placed").append(END);
        text.append(basket.user())
                .append(END)
                .append("null")
                .append(END)
                .append(true)
                .append(END);
        for (int i = 0; i < basket.size(); i++) {
            text.append(basket.product(i)).append(END);
            text.append(basket.quantity(i)).append(END);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A product as placing reads it; its stock is tracked. */
    record Offer(long id, String name, long price, boolean active, long stock) {}
}
