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
 * A request for a page: a number of rows after a position, ordered by creation time and key. Immutable.
 *
 * <pre>{@code
 * Page<Order> first = shop.read(tx -> tx.orders().all().page(PageRequest.first(50).newestFirst()));
 * first.next().ifPresent(next -> shop.read(tx -> tx.orders().all().page(next)));
 * }</pre>
 *
 * @param size rows on a page, 1..1000
 * @param cursor the cursor of the previous {@link Page}; null for the first
 * @param descending whether the newest rows come first
 */
public record PageRequest(int size, @Nullable String cursor, boolean descending) {

    private static final int MAX_SIZE = 1000;

    /**
     * @throws InvalidInput if the size is outside these limits
     */
    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new InvalidInput("page.size", "must be 1.." + MAX_SIZE + ", was " + size);
        }
    }

    /** The first page, oldest first. */
    public static PageRequest first(int size) {
        return new PageRequest(size, null, false);
    }

    /** The page after this {@link Page#cursor}, in the order oldest first. The cursor may come from a URL. */
    public static PageRequest after(String cursor, int size) {
        return new PageRequest(size, cursor, false);
    }

    /** A copy that requests the newest rows first. A cursor continues only in the order of the page it comes from. */
    public PageRequest newestFirst() {
        return new PageRequest(size, cursor, true);
    }

    /**
     * The position after which the page begins.
     *
     * @throws InvalidInput if the cursor does not come from a page
     */
    public Optional<Position> position() {
        return Optional.ofNullable(cursor).map(Position::parse);
    }

    PageRequest after(Position last) {
        return new PageRequest(size, last.cursor(), descending);
    }

    /** The position after the row with this time and key. */
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
            return new InvalidInput("page.cursor", "must come from a page", "begin again with PageRequest.first.");
        }
    }
}
