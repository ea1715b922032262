package io.shopsql.output.dashboard;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
 * The shop on one page: key figures, revenue over time, products, categories, cohorts, RFM segments and stock warnings. The
 * ready-made reports supply all data, from one snapshot. The page is one HTML file that loads nothing, so it can be sent,
 * archived and opened offline; the same data give the same bytes.
 *
 * <p>Defaults: completed orders of all time, in UTC, with the bucket size chosen by the range. Immutable, and as thread-safe
 * as the shop.
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

    /** A dashboard of completed orders of all time. */
    public static Dashboard of(Shop shop) {
        return new Dashboard(shop, Scope.DEFAULT, "Shop dashboard", "$", false);
    }

    /** Counts the sales of the range: its zone decides where days begin, its statuses which orders count. */
    public Dashboard in(TimeRange range) {
        return with(scope.in(range));
    }

    /**
     * Counts orders of these statuses, at least one. Default: completed.
     *
     * @throws io.shopsql.error.InvalidInput if the set is empty
     */
    public Dashboard counting(Set<OrderStatus> statuses) {
        return with(scope.counting(statuses));
    }

    /** Sets the bucket size. Default: chosen by the length of the range. */
    public Dashboard by(Bucket bucket) {
        return with(scope.by(bucket));
    }

    /**
     * Warns of products with this many pieces or fewer, at least 0. Default: 10.
     *
     * @throws io.shopsql.error.InvalidInput if it is negative
     */
    public Dashboard lowStock(long pieces) {
        return with(scope.lowStock(pieces));
    }

    /** Sets the title. Default: {@code Shop dashboard}. */
    public Dashboard titled(String title) {
        return new Dashboard(shop, scope, title, currency, overwrite);
    }

    /** Sets the currency symbol before each amount. Default: {@code $}. */
    public Dashboard currency(String symbol) {
        return new Dashboard(shop, scope, title, symbol, overwrite);
    }

    /** Replaces an existing file. Default: refuses to. */
    public Dashboard overwriting() {
        return new Dashboard(shop, scope, title, currency, true);
    }

    private Dashboard with(Scope scope) {
        return new Dashboard(shop, scope, title, currency, overwrite);
    }

    /**
     * Runs the reports and writes the page as a whole: to a temporary file in the same folder, which is then moved.
     *
     * @return the size in bytes
     * @throws NotWritten if the file exists or cannot be written
     * @throws io.shopsql.error.InvalidInput if there are more than {@link Bucket#MAX_BUCKETS} buckets
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of money
     */
    @CanIgnoreReturnValue
    public long writeTo(Path file) {
        WholeFile place = WholeFile.at(file, overwrite); // refused before any query
        byte[] page = html().getBytes(StandardCharsets.UTF_8);
        place.write(page);
        return page.length;
    }

    /** Runs the reports and returns the page as text; throws as {@link #writeTo} does. */
    public String html() {
        return Page.of(title, FiguresJson.of(title, currency, figures()));
    }

    Figures figures() {
        return Figures.of(shop, scope);
    }
}
