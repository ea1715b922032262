package io.shopsql;

import io.shopsql.error.Contention;
import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Session;
import io.shopsql.internal.Transactor;
import io.shopsql.report.LineSales;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Rolled;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sums of completed orders by month, and by product and month, so that reports over millions of orders need not read them. Off until
 * {@link #on} switches them on, in the database: for all shops on it, and until {@link #off}. Thread-safe.
 *
 * <pre>{@code
 * shop.rollups().on(ZoneId.of("Europe/London"));
 * shop.report(new TopProducts(TimeRange.ALL)); // the same answer
 * }</pre>
 *
 * <p>The sums are exact at every moment: triggers change them in the transaction that changes an order or a line, whether that is a DAO's,
 * your own SQL's or another program's (docs/rollups.md names the few statements that triggers cannot count). Reports use them for the whole months of their range and read the orders of its rest, for
 * completed orders: {@link io.shopsql.report.products.TopProducts}, {@link io.shopsql.report.products.AbcProducts}, {@link
 * io.shopsql.report.products.CategoryMix}, {@link io.shopsql.report.revenue.KpiSummary}, {@link
 * io.shopsql.report.revenue.RevenueByPeriod} by month, quarter or year and those that build on it, and your own by {@link
 * LineSales#in(DSLContext, TimeRange)}. They then take two to four statements, in a snapshot; {@link Shop#explain} shows which tables
 * they read.
 *
 * <p>A month is one of the zone, in the years 1970 to 2199; all time before and after is a month of its
 * own. A range of another zone has other months: by month, its report reads the orders.
 *
 * <p>This shop and those opened later know at once that they are on. Others answer from the orders until they are opened again. If
 * others switch them off, or a trigger is missing, reports answer from the orders.
 */
public final class Rollups {

    private static final int MOST_WRONG = 100;

    /** The sums of a month, or of a product in a month. */
    public record Sums(long orders, long units, Money net) {
        static final Sums NONE = new Sums(0, 0, Money.ZERO);
    }

    /**
     * A sum that differs from its orders.
     *
     * @param month the first instant of the month
     * @param product the product; null for the sum of all orders
     * @param kept what the rollups hold
     * @param right what the orders add up to
     */
    public record Wrong(Instant month, @Nullable ProductId product, Sums kept, Sums right) {}

    private static final Comparator<Optional<ProductId>> ALL_FIRST =
            Comparator.comparing(product -> product.map(ProductId::value).orElse(Long.MIN_VALUE));

    private final Transactor transactor;

    Rollups(Transactor transactor) {
        this.transactor = transactor;
    }

    /** Whether the rollups are on and complete. */
    public boolean areOn() {
        return zone().isPresent();
    }

    /** The zone of the months; empty if the rollups are off, or are being built. */
    public Optional<ZoneId> zone() {
        return transactor.snapshot(Rollups::zone);
    }

    private static Optional<ZoneId> zone(Session session) {
        return session.db()
                .select(Rolled.ZONE)
                .from(Rolled.STATE)
                .where(Rolled.READY.eq(true))
                .and(session.engine().rollupTables().areKept())
                .fetchOptional(Rolled.ZONE)
                .map(ZoneId::of);
    }

    /**
     * Switches the rollups on, and builds them from the orders; does nothing if they are on in this zone.
     *
     * <p>The shop may sell meanwhile. On SQLite nothing waits; on Postgres writers wait until the transactions that were writing have
     * ended, and not for the sums. Needs two connections, one of them to read a snapshot for as long as building takes. If it fails, the
     * rollups are off; if its process is killed, reports read the orders until they are built again.
     *
     * @throws io.shopsql.error.IllegalNesting inside a transaction
     * @throws io.shopsql.error.MoneyOverflow if the sum of a month exceeds the range of {@code Money}
     * @throws Contention if another call switched or built them meanwhile
     * @throws io.shopsql.error.TimedOut if on Postgres the tables were not free in time, or there is no second connection
     */
    public void on(ZoneId zone) {
        // UTC and Z are one zone
        if (!zone().map(ZoneId::normalized).equals(Optional.of(zone.normalized()))) {
            build(zone);
        }
    }

    /**
     * Builds the rollups anew while the shop sells, as {@link #on} does.
     *
     * @throws InvalidInput if they are off
     */
    public void rebuild() {
        build(transactor
                .snapshot(session ->
                        session.db().select(Rolled.ZONE).from(Rolled.STATE).fetchOptional(Rolled.ZONE))
                .map(ZoneId::of)
                .orElseThrow(Rollups::areOff));
    }

    private void build(ZoneId zone) {
        new RollupBuild(transactor, zone).run();
        transactor.rollups().set(true);
    }

    /** Switches the rollups off and deletes the sums. Waits for running writers and, on Postgres, for who reads orders. */
    public void off() {
        transactor.writeAlone(session -> {
            RollupBuild.drop(session);
            return session;
        });
        transactor.rollups().set(false);
    }

    /**
     * Compares the sums with the orders, in one snapshot; reads all completed orders.
     *
     * @return the sums that differ, by month and product, at most 100; none unless triggers were disabled or somebody changed the sums
     * @throws InvalidInput if the rollups are off
     */
    public List<Wrong> wrong() {
        return transactor.snapshot(session -> {
            if (zone(session).isEmpty()) {
                throw areOff();
            }
            DSLContext db = session.db();
            List<Wrong> wrong = new ArrayList<>();
            for (RollupMonth month : RollupMonth.used(db, RollupMonth.all(db))) {
                Map<Optional<ProductId>, Sums> kept = month.kept(db);
                Map<Optional<ProductId>, Sums> right = month.sums(db);
                Set<Optional<ProductId>> both = new TreeSet<>(ALL_FIRST);
                both.addAll(kept.keySet());
                both.addAll(right.keySet());
                for (Optional<ProductId> product : both) {
                    Sums one = kept.getOrDefault(product, Sums.NONE);
                    Sums other = right.getOrDefault(product, Sums.NONE);
                    if (!one.equals(other) && wrong.size() < MOST_WRONG) {
                        wrong.add(new Wrong(month.starts(), product.orElse(null), one, other));
                    }
                }
            }
            return wrong;
        });
    }

    private static InvalidInput areOff() {
        return new InvalidInput("rollups", "are off, or not complete", "switch them on first.");
    }
}
