package io.shopsql.page;

import io.shopsql.error.InvalidInput;
import io.shopsql.schema.type.InstantBinding;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page: so many rows after a place, by time of making and key. Immutable.
 *
 * <pre>{@code
 * Page<Order> first = shop.read(tx -> tx.orders().all().page(PageRequest.first(50).newestFirst()));
 * first.next().ifPresent(next -> shop.read(tx -> tx.orders().all().page(next)));
 * }</pre>
 *
 * @param size rows on a page, 1..1000
 * @param cursor where the page before ended, as {@link Page} gave it; null for the first
 * @param descending whether the newest come first
 */
public record PageRequest(int size, @Nullable String cursor, boolean descending) {

    private static final int MAX_SIZE = 1000;

    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new InvalidInput("page.size", "must be 1.." + MAX_SIZE + ", was " + size);
        }
    }

    /** The first page, oldest first. */
    public static PageRequest first(int size) {
        return new PageRequest(size, null, false);
    }

    /** The page after a cursor that came from {@link Page#cursor}, perhaps through a URL; oldest first. */
    public static PageRequest after(String cursor, int size) {
        return new PageRequest(size, cursor, false);
    }

    /** The same, newest first. A cursor goes on in the order in which it was made. */
    public PageRequest newestFirst() {
        return new PageRequest(size, cursor, true);
    }

    /**
     * Where the page begins.
     *
     * @throws InvalidInput if the cursor is not one that a page gave
     */
    public Optional<Position> position() {
        return Optional.ofNullable(cursor).map(Position::parse);
    }

    PageRequest after(Position last) {
        return new PageRequest(size, last.cursor(), descending);
    }

    /** A place between two rows: after the one with this time and key. */
    public record Position(Instant createdAt, long id) {

        private static final int MAX_CURSOR = 80;

        String cursor() {
            String plain = InstantBinding.toText(createdAt) + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        }

        private static Position parse(String cursor) {
            if (cursor.length() <= MAX_CURSOR) {
                try {
                    String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
                    int split = plain.indexOf('Z') + 1;
                    return new Position(
                            InstantBinding.fromText(plain.substring(0, split)),
                            Long.parseLong(plain, split, plain.length(), 10));
                } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
                    throw invalid();
                }
            }
            throw invalid();
        }

        private static InvalidInput invalid() {
            return new InvalidInput(
                    "page.cursor", "must be one that a page gave", "begin again with PageRequest.first.");
        }
    }
}
