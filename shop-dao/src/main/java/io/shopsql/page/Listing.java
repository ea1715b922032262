package io.shopsql.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query of a DAO, in the order that the DAO documents. Lazy: each method runs one statement, again on each call.
 * Immutable; belongs to one transaction: use after its callback throws {@link io.shopsql.error.IllegalNesting}.
 *
 * <pre>{@code
 * List<User> adults = shop.read(tx -> tx.users().where(USERS.AGE.ge(18)).list());
 * long users = shop.read(tx -> tx.users().all().count());
 * }</pre>
 *
 * @param <T> the type of a row
 */
public interface Listing<T> {

    /** All rows. */
    List<T> list();

    /**
     * One page of the rows, ordered by creation time and key.
     *
     * @throws io.shopsql.error.InvalidInput if the cursor does not come from a page
     */
    Page<T> page(PageRequest request);

    /**
     * Streams the rows, for results larger than memory. The stream is valid only inside the callback.
     *
     * <pre>{@code
     * long n = tx.users().all().stream(users -> users.filter(u -> u.name().length() > 50).count());
     * }</pre>
     */
    <R extends @Nullable Object> R stream(Function<Stream<T>, R> work);

    /** The number of rows, counted by the database. */
    long count();

    /** The first row; empty if there is none. */
    Optional<T> first();

    /** Whether there are any rows. */
    boolean exists();
}
