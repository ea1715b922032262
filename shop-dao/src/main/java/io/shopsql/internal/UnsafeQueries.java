package io.shopsql.internal;

import io.shopsql.checks.StatementText;
import io.shopsql.error.UnsafeQuery;
import java.util.Arrays;
import org.jooq.Configuration;
import org.jooq.DDLQuery;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListenerProvider;
import org.jooq.Merge;
import org.jooq.Query;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** jOOQ queries that run on both engines but lose data on one of them. */
final class UnsafeQueries {

    private static final String LOADER = "org.jooq.impl.LoaderImpl";

    private static final int LONGEST = 1_000_000;

    private UnsafeQueries() {}

    static void refuse(ExecuteContext ctx) {
        Query single = ctx.query();
        if (single != null) {
            refuse(single);
        } else {
            Arrays.stream(ctx.batchQueries()).forEach(UnsafeQueries::refuse);
        }
        if (isOfLoader(ctx.configuration())) {
            throw new UnsafeQuery(
                    "jOOQ's loader silently wraps numbers and dates that do not fit.",
                    "read the file yourself and use insertAll, or db.batch with values that you have checked.");
        }
    }

    /**
     * Refuses several statements in one text.
     *
     * @throws UnsafeQuery since SQLite's driver would run only the first one and silently drop the others
     */
    static void requireOne(String text, boolean postgres) {
        if (!StatementText.isOne(text, postgres)) {
            throw new UnsafeQuery(
                    "The text holds more than one statement; SQLite would run only the first.",
                    "run each statement in its own call, or several as db.batch(first, second).");
        }
    }

    /** SQLite takes statements up to this length. */
    static void requireShort(@Nullable String text) {
        if (text != null && text.length() > LONGEST) {
            throw new UnsafeQuery(
                    "The text of the statement has more than 1,000,000 characters, which SQLite does not take (too-large).",
                    "split it, or put the values into a table of your own and join it.");
        }
    }

    static void refuse(Query query) {
        if (query instanceof DDLQuery) {
            throw new UnsafeQuery(
                    "The changelog owns the schema, and its statements have other effects on each engine"
                            + " (schema-statements).",
                    "write a changeset; empty a table by deleteFrom(…).");
        }
        boolean targetless = query instanceof QOM.Insert<?> insert
                && insert.$onDuplicateKeyUpdate()
                && insert.$onConflict().isEmpty();
        if (targetless || query instanceof Merge) {
            throw new UnsafeQuery(
                    "An upsert without its key (merge, onDuplicateKeyUpdate) overwrites another row on SQLite"
                            + " if any unique column matches.",
                    "name the key: insertInto(…).onConflict(FIELD).doUpdate(), or use upsert of the DAO.");
        }
    }

    /** The loader is recognized by its own listener, registered before ours. */
    private static boolean isOfLoader(Configuration configuration) {
        ExecuteListenerProvider[] providers = configuration.executeListenerProviders();
        return providers.length > 1
                && Arrays.stream(providers)
                        .map(ExecuteListenerProvider::provide)
                        .anyMatch(listener -> listener != null
                                && listener.getClass().getName().startsWith(LOADER));
    }
}
