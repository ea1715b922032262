package io.shopsql.examples;

import io.shopsql.ShopConfig;
import java.io.PrintWriter;
import java.util.Locale;

/** All examples. A second run on the same database prints the same. */
public enum Example {
    SQL_BASICS("insert, select, update, delete, aggregates, joins, indexes", SqlBasics::run),
    EMBEDDED_DATABASE("a SQLite file: transactions, many rows, cursors, parameters, violations", EmbeddedDatabase::run),
    MONEY_TRANSFERS("transactions: transfers that happen completely or not at all", MoneyTransfers::run),
    CONTACT_BOOK("add, find, update and delete contacts", ContactBook::run),
    SERVER_AND_POOL("a server, exact prices, times, and a pool of connections", ServerAndPool::run),
    OBJECT_STYLE("users as records: keys before the commit, filters, patches", ObjectStyle::run),
    JOINS_AND_AGGREGATES("orders by user: joins, sums, averages, a bulk update", JoinsAndAggregates::run),
    SCHEMA_MIGRATIONS("a column of your own: migrate, roll back, history, SQL, diff", SchemaMigrations::run),
    SHOP_DEMO("a shop from its first user to its first reports", ShopDemo::run),
    ORDER_HANDLING("products, stock, orders, and refusals", OrderHandling::run),
    MOVING_HOUSE("attributes, search by words, and a copy to the other engine", MovingHouse::run);

    private final String summary;

    @SuppressWarnings("ImmutableEnumChecker") // a static method
    private final Work work;

    Example(String summary, Work work) {
        this.summary = summary;
        this.work = work;
    }

    /** A one-line summary. */
    public String summary() {
        return summary;
    }

    /** {@code contact-book} */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The URL of its own SQLite file in the current folder. */
    public String defaultUrl() {
        return "jdbc:sqlite:" + title() + ".db";
    }

    /** On Postgres its own schema, so that no example sees another's rows; the demo uses the shop's schema. */
    public ShopConfig isolated(String url, ShopConfig config) {
        return this == SHOP_DEMO || !url.startsWith("jdbc:postgresql:")
                ? config
                : config.schema(name().toLowerCase(Locale.ROOT));
    }

    /** Runs it. */
    public void run(ShopConfig config, PrintWriter out) {
        work.run(config, out);
        out.flush();
    }

    @FunctionalInterface
    private interface Work {
        void run(ShopConfig config, PrintWriter out);
    }
}
