package io.shopsql.orders;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.schema.type.OrderStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash of a request, 64 hexadecimal digits: SHA-256 over its values, each terminated so that none runs into the
 * next.
 *
 * <p>The order of the lines counts for an order to place: a client repeats a request unchanged. It does not count for a
 * past order, which may come from another export of the same sales.
 */
final class RequestHash {

    private static final char END = 0;

    // one text and one digest: for a million lines much faster than a digest per line
    private final StringBuilder text = new StringBuilder();

    private RequestHash() {}

    static String of(NewOrder order) {
        RequestHash hash = new RequestHash()
                .add("placed")
                .add(order.user().value())
                .add(String.valueOf(order.notes()))
                .add(String.valueOf(order.notes() == null));
        order.items().forEach(item -> hash.add(item.product().value()).add(item.quantity()));
        if (order.status() != OrderStatus.PENDING) {
            // appended only if not pending, so that the hashes of pending orders never change
            hash.add(order.status().value());
        }
        return hash.hex();
    }

    static String of(PastOrder order) {
        return of(order, order.sortedItems());
    }

    /** The hash of a past order as stored by earlier builds, which counted the order of the lines. */
    static String inGivenOrder(PastOrder order) {
        return of(order, order.items());
    }

    private static String of(PastOrder order, List<PastOrder.Item> items) {
        RequestHash hash = new RequestHash()
                .add("past")
                .add(order.user().value())
                .add(order.placedAt().toString());
        items.forEach(item -> hash.add(item.product().value())
                .add(item.quantity())
                .add(item.unitPrice().tenThousandths()));
        return hash.hex();
    }

    @CanIgnoreReturnValue
    private RequestHash add(String value) {
        text.append(value).append(END);
        return this;
    }

    @CanIgnoreReturnValue
    private RequestHash add(long value) {
        text.append(value).append(END);
        return this;
    }

    private String hex() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
