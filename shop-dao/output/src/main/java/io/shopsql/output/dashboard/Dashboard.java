package io.shopsql.output.dashboard;

import io.shopsql.Shop;
import io.shopsql.output.NotWritten;
import io.shopsql.output.WholeFile;
import io.shopsql.report.Bucket;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.OrderStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * The shop on one page: key figures, revenue over time, products, categories, cohorts, RFM segments and stock warnings. All
 * of it comes from the ready-made reports, asked in one snapshot. The page is one HTML file that loads nothing, so that it
 * can be sent, kept and opened offline; the same data give the same bytes.
 *
 * <p>Unless told otherwise it looks at completed orders of all time, in UTC, and chooses by itself how time is cut.
 * Immutable, and as thread-safe as the shop.
 *
 * <pre>{@code
 * Dashboard.of(shop)
 *         .in(TimeRange.of(LocalDate.of(2010, 12, 1), LocalDate.of(2011, 1, 1)))
 *         .titled("December")
 *         .currency("£")
 *         .writeTo(Path.of("december.html"));
 * }</pre>
 */
public final class Dashboard {

    private final Shop shop;
    private final Scope scope;
    private final String title;
    private final String currency;
    private final boolean overwrite;

    private Dashboard(Shop shop, Scope scope, String title, String currency, boolean overwrite) {
        this.shop = shop;
        this.scope = scope;
        this.title = title;
        this.currency = currency;
        this.overwrite = overwrite;
    }

    /** Of completed orders, of all time. */
    public static Dashboard of(Shop shop) {
        return new Dashboard(shop, Scope.DEFAULT, "Shop dashboard", "$", false);
    }

    /** The same for orders placed in the range; its zone says where days begin, its statuses which orders count. */
    public Dashboard in(TimeRange range) {
        return with(scope.in(range));
    }

    /**
     * The same over orders of other statuses, at least one.
     *
     * @throws io.shopsql.error.InvalidInput if there is none
     */
    public Dashboard counting(Set<OrderStatus> statuses) {
        return with(scope.counting(statuses));
    }

    /** The same with time cut this way, rather than by the length of the range. */
    public Dashboard by(Bucket bucket) {
        return with(scope.by(bucket));
    }

    /**
     * The same with products warned of that have so many pieces or fewer, at least 0; 10 unless given.
     *
     * @throws io.shopsql.error.InvalidInput if it is negative
     */
    public Dashboard lowStock(long pieces) {
        return with(scope.lowStock(pieces));
    }

    /** The same under another title. */
    public Dashboard titled(String title) {
        return new Dashboard(shop, scope, title, currency, overwrite);
    }

    /** The same with another sign before each amount; {@code $} unless given. */
    public Dashboard currency(String symbol) {
        return new Dashboard(shop, scope, title, symbol, overwrite);
    }

    /** The same, and a file that is there already is replaced. */
    public Dashboard overwriting() {
        return new Dashboard(shop, scope, title, currency, true);
    }

    private Dashboard with(Scope scope) {
        return new Dashboard(shop, scope, title, currency, overwrite);
    }

    /**
     * Asks the reports and writes the page. It is whole or not there: it is written beside its place and then moved.
     *
     * @return the size in bytes
     * @throws NotWritten if there is a file already, or none can be made
     * @throws io.shopsql.error.InvalidInput if the buckets are more than {@link Bucket#MAX_BUCKETS}
     * @throws io.shopsql.error.MoneyOverflow if a sum is beyond what money holds
     */
    public long writeTo(Path file) {
        WholeFile place = WholeFile.at(file, overwrite); // refused before anything is asked
        byte[] page = html().getBytes(StandardCharsets.UTF_8);
        place.write(page);
        return page.length;
    }

    /** Asks the reports; the page as text, errors as {@link #writeTo}. */
    public String html() {
        return Page.of(title, FiguresJson.of(title, currency, figures()));
    }

    Figures figures() {
        return Figures.of(shop, scope);
    }
}
