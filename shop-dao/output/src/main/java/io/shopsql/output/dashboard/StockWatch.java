package io.shopsql.output.dashboard;

import io.shopsql.report.products.DaysOfCover;
import io.shopsql.report.products.LowStock;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Active products that are running out.
 *
 * @param bands every product once, by days of cover
 * @param urgent the first warnings, by recent sales, highest first
 */
record StockWatch(Totals totals, List<Band> bands, List<Warning> urgent) {

    /** Fewer days of cover than this cause a warning. */
    static final int SHORT_COVER_DAYS = 14;

    static final int URGENT = 12;

    /**
     * Numbers of products.
     *
     * @param low in stock, at or below the threshold
     * @param shortCover in stock, for fewer than {@value #SHORT_COVER_DAYS} days
     * @param warned in any of these states
     */
    record Totals(long products, long outOfStock, long low, long shortCover, long warned) {}

    record Band(String label, long products) {}

    /**
     * A product that is running out.
     *
     * @param state {@code out of stock}, {@code low}, or {@code short cover}
     * @param units pieces sold recently
     * @param cover days of cover; null if it did not sell
     */
    record Warning(
            ProductId product,
            @Nullable String sku,
            String name,
            String state,
            long stock,
            long units,
            @Nullable BigDecimal cover) {}

    static StockWatch of(List<LowStock.Row> low, List<DaysOfCover.Row> all) {
        Set<ProductId> lows = low.stream().map(LowStock.Row::product).collect(Collectors.toSet());
        List<Warning> warnings = new ArrayList<>();
        for (DaysOfCover.Row p : all) {
            boolean isLow = lows.contains(p.product());
            if (isLow || isShort(p)) {
                String state = p.stock() == 0 ? "out of stock" : isLow ? "low" : "short cover";
                warnings.add(new Warning(p.product(), p.sku(), p.name(), state, p.stock(), p.units(), p.cover()));
            }
        }
        long out = low.stream().filter(p -> p.stock() == 0).count();
        Totals totals = new Totals(
                all.size(),
                out,
                low.size() - out,
                all.stream().filter(StockWatch::isShort).count(),
                warnings.size());
        // a stable sort: ties keep the report's order
        warnings.sort(Comparator.comparingLong(Warning::units).reversed());
        return new StockWatch(totals, bands(all), List.copyOf(warnings.subList(0, Math.min(URGENT, warnings.size()))));
    }

    private static boolean isShort(DaysOfCover.Row p) {
        return p.stock() > 0 && isWithin(p, 0, SHORT_COVER_DAYS);
    }

    private static List<Band> bands(List<DaysOfCover.Row> all) {
        return List.of(
                band("Out of stock", all, p -> p.stock() == 0),
                band("Under 7 days", all, p -> p.stock() > 0 && isWithin(p, 0, 7)),
                band("7 to 14", all, p -> isWithin(p, 7, 14)),
                band("14 to 30", all, p -> isWithin(p, 14, 30)),
                band("30 to 90", all, p -> isWithin(p, 30, 90)),
                band("90 or more", all, p -> isWithin(p, 90, Integer.MAX_VALUE)),
                band("Did not sell", all, p -> p.cover() == null));
    }

    private static Band band(String label, List<DaysOfCover.Row> all, Predicate<DaysOfCover.Row> which) {
        return new Band(label, all.stream().filter(which).count());
    }

    /** Whether the days of cover are at least {@code from} and below {@code to}. */
    private static boolean isWithin(DaysOfCover.Row p, int from, int to) {
        BigDecimal cover = p.cover();
        return cover != null
                && cover.compareTo(BigDecimal.valueOf(from)) >= 0
                && (to == Integer.MAX_VALUE || cover.compareTo(BigDecimal.valueOf(to)) < 0);
    }
}
