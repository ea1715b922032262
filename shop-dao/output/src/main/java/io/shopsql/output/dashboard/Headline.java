package io.shopsql.output.dashboard;

import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.schema.type.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The averages of the key figures, rounded once from the exact quotient, not from the report's four decimals.
 *
 * @param averageOrderValue two decimals, half up; null without sales
 * @param unitsPerOrder one decimal, half up; null without sales
 */
record Headline(@Nullable Money averageOrderValue, @Nullable BigDecimal unitsPerOrder) {

    static Headline of(KpiSummary.Row kpis) {
        if (kpis.orders() == 0) {
            return new Headline(null, null);
        }
        BigDecimal orders = BigDecimal.valueOf(kpis.orders());
        return new Headline(
                Money.of(kpis.net().toBigDecimal().divide(orders, 2, RoundingMode.HALF_UP)),
                BigDecimal.valueOf(kpis.units()).divide(orders, 1, RoundingMode.HALF_UP));
    }
}
