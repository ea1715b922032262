package io.shopsql.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a DAO was asked for, in the order that the DAO names. Nothing is read before one of these methods is called;
 * each reads anew, with one statement. Immutable; belongs to one transaction: after its callback, each use is an {@link
 * io.shopsql.error.IllegalNesting} error.
 *
 * <pre>{@code
 * List<User> adults = shop.read(tx -> tx.users().where(USERS.AGE.ge(18)).list());
 * long users = shop.read(tx -> tx.users().all().count());
 * }</pre>
 *
 * @param <T> a row
 */
public interface Listing<T> {

    /** All rows. */
    List<T> list();

    /**
     * One page of the rows, by the time of making and the key.
     *
     * @throws io.shopsql.error.InvalidInput if the cursor is not one that a page gave
     */
    Page<T> page(PageRequest request);

    /**
     * Reads the rows one after another, for more than fit into memory. The stream lives only inside the callback.
     *
     * <pre>{@code
     * long n = tx.users().all().stream(users -> users.filter(u -> u.name().length() > 50).count());
     * }</pre>
     */
    <R extends @Nullable Object> R stream(Function<Stream<T>, R> work);

    /** How many rows there are; the database counts. */
    long count();

    /** The first row; empty if there is none. */
    Optional<T> first();

    /** Whether there is a row. */
    boolean exists();
}
