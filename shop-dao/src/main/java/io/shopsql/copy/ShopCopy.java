package io.shopsql.copy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.Shop;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.CopyRefused;
import io.shopsql.error.IllegalNesting;
import io.shopsql.internal.Session;
import io.shopsql.schema.Migrations;

/**
 * Copies a whole shop to another database: from SQLite to Postgres, from Postgres to SQLite, or to the same engine.
 * Every row of every table keeps its key and all values, and the target continues the key sequences of the source.
 *
 * <pre>{@code
 * try (Shop source = Shop.open(ShopConfig.of("jdbc:sqlite:shop.db").migrations(Migrate.VERIFY));
 *         Shop target = Shop.open("jdbc:postgresql://db.example.com/shop")) {
 *     Copied copied = ShopCopy.from(source).to(target).run();
 * }
 * }</pre>
 *
 * <ul>
 *   <li><b>Consistent</b>: the copy is a snapshot of the source. Orders placed there meanwhile are not included.
 *   <li><b>Atomic</b>: one transaction on the target. If killed, refused or aborted, it leaves the target empty and can
 *       be run again. No one else can write to the target meanwhile: on SQLite the copy holds the one writer, on
 *       Postgres it locks the tables against writes.
 *   <li><b>Verified</b>: before the commit the target is read again; the checksum of every table and the report {@link
 *       io.shopsql.report.customers.SalesByCustomer} over all time must equal those of the source.
 *   <li><b>Memory</b> grows only with the rows of that report, one per customer.
 *   <li><b>Keys</b>: the next key of the target is above every key that the source assigned before the copy, including
 *       those of deleted rows.
 * </ul>
 *
 * <p>The source is not changed and not migrated. Columns and search indexes that the engines compute, and the
 * application's own tables, are not copied. Immutable and thread-safe.
 */
public final class ShopCopy {

    private final Shop source;
    private final Shop target;

    private ShopCopy(Shop source, Shop target) {
        this.source = source;
        this.target = target;
    }

    /**
     * Starts a copy from this shop.
     *
     * @throws CopyRefused if its schema is older than this library
     * @throws io.shopsql.error.DatabaseNewer if its schema is newer
     */
    public static From from(Shop source) {
        source.read(tx -> {
            requireHead(
                    Session.of(tx.db()),
                    "source",
                    "migrate the source first (`shop migrate`): a copy changes nothing there.");
            return tx;
        });
        return new From(source);
    }

    /** The source of a copy. */
    public static final class From {
        private final Shop source;

        private From(Shop source) {
            this.source = source;
        }

        /** To this shop, which must be empty. */
        public ShopCopy to(Shop target) {
            return new ShopCopy(source, target);
        }
    }

    /** Runs the copy as {@link #run(CopyProgress)}, without progress. */
    @CanIgnoreReturnValue
    public Copied run() {
        return run(CopyProgress.NONE);
    }

    /**
     * Copies.
     *
     * @throws BadConfiguration if source and target are the same database
     * @throws CopyRefused if the target is not empty, a row of the source violates the schema, or the target differs
     *     from the source at the end
     * @throws IllegalNesting inside a transaction of the source
     * @throws io.shopsql.error.Unavailable if a connection was lost; if that happened during the commit, check whether
     *     the target is still empty
     */
    @CanIgnoreReturnValue
    public Copied run(CopyProgress progress) {
        if (source == target) {
            throw sameDatabase();
        }
        return source.read(from -> {
            Session reading = Session.of(from.db());
            if (!reading.isSnapshot()) {
                throw new IllegalNesting(
                        "A copy cannot run inside a transaction of its source: others may change what it reads.",
                        "run the copy outside the transaction.");
            }
            return target.write(to -> {
                Session writing = Session.of(to.db());
                requireApart(reading, writing);
                requireHead(writing, "target", "open it with migrations APPLY.");
                return new TableCopies(reading, writing, target, progress).run();
            });
        });
    }

    private static void requireHead(Session session, String end, String next) {
        Migrations.Status status = session.reading(Migrations::statusOn);
        if (!status.current()) {
            throw new CopyRefused(
                    "The " + end + " lacks " + status.pending().size() + " changesets of this library.",
                    next,
                    null,
                    null,
                    null,
                    null);
        }
    }

    private static void requireApart(Session reading, Session writing) {
        boolean same = reading.engine().dialect() == writing.engine().dialect()
                && reading.reading(one -> writing.reading(
                        other -> reading.engine().wholeTables().same(one, other, SchemaOrder.TABLES.get(0))));
        if (same) {
            throw sameDatabase();
        }
    }

    private static BadConfiguration sameDatabase() {
        return new BadConfiguration(
                "Source and target are the same database.", "name two databases, with an empty target.");
    }
}
