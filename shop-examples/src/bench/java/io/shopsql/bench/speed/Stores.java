package io.shopsql.bench.speed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups of operations; a contender implements those it takes part in. A method returns what users of the contender get:
 * the library's records, or entities of its own, which {@link Contender#plain} turns into records for the comparison.
 */
final class Stores {

    private Stores() {}

    /** Users by key, one at a time. */
    interface Users {
        @Nullable
        Object find(long id) throws Exception;

        Object insert(Person person) throws Exception;

        void update(Change change) throws Exception;

        /** Inserts a user, or updates the one with this e-mail address, and returns the row as stored. */
        Object upsert(Person person) throws Exception;
    }

    /** The same find, as a report of one's own. */
    @FunctionalInterface
    interface Report {
        @Nullable
        Object find(long id) throws Exception;
    }

    /** Orders to place. */
    interface Orders {
        /** Checks user and products, takes stock, stores the order and its lines, under the key if the basket has one. */
        Object place(Basket basket) throws Exception;
    }

    /** Pages of 50. */
    interface Pages {
        Object users(Position after) throws Exception;

        Object products(Position after) throws Exception;

        Object orders(Position after) throws Exception;

        /** The newest orders of a user. */
        Object ordersOf(long user) throws Exception;
    }

    /** All rows, one after the other, without a list of them. */
    interface Streams {
        Sums orders() throws Exception;

        /** A user's own query over all lines. */
        Sums lines() throws Exception;
    }

    /** Users with their orders with their lines. */
    interface Nested {
        Object users(List<Long> ids) throws Exception;
    }

    /** Many rows at once. */
    interface Bulk {
        /** Inserts the users in one transaction. */
        int insertAll(List<Person> people) throws Exception;
    }

    /** Queries that users of the library write themselves. */
    interface Own {
        /** The last ten completed orders of a user, with the user's name. */
        Object lookUp(long user) throws Exception;

        /** Number, sum and latest time of a user's orders by status. */
        Object aggregate(long user) throws Exception;
    }

    /** What a stream has seen; all columns must be read for it. */
    static final class Sums {
        private long rows;
        private long hash;

        void add(Object row) {
            rows++;
            hash += row.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Sums sums && rows == sums.rows && hash == sums.hash;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(hash);
        }

        @Override
        public String toString() {
            return rows + " rows, " + Long.toHexString(hash);
        }
    }

    /** A line as a user's own query reads it. */
    record Line(long order, int lineNo, long product, int quantity, long unitPrice) {}

    /** An order as a user's own look-up reads it. */
    record Recent(long order, String name, Instant createdAt, long total) {}

    /** The orders of a status as a user's own aggregate reads them. */
    record ByStatus(String status, long orders, long total, Instant latest) {}

    /** A user with orders. */
    record Buyer(long id, String name, List<Bought> orders) {}

    /** An order with lines. */
    record Bought(long id, Instant createdAt, long total, List<Line> lines) {}
}
