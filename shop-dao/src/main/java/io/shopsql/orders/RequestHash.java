package io.shopsql.orders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a request asked for, in 64 hexadecimal digits: SHA-256 over its values, each ended so that none runs into the next. */
final class RequestHash {

    private static final byte END = 0;

    private final MessageDigest digest;

    private RequestHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(NewOrder order) {
        RequestHash hash = new RequestHash();
        hash.add("placed").add(order.user()).add(String.valueOf(order.notes())).add(order.notes() == null);
        order.items().forEach(item -> hash.add(item.product()).add(item.quantity()));
        return hash.hex();
    }

    static String of(PastOrder order) {
        RequestHash hash = new RequestHash();
        hash.add("past").add(order.user()).add(order.placedAt());
        order.items()
                .forEach(item -> hash.add(item.product()).add(item.quantity()).add(item.unitPrice()));
        return hash.hex();
    }

    private RequestHash add(Object value) {
        digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(END);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
