package io.shopsql.report;

import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.math.BigDecimal;
import java.time.Instant;

/** The columns that several reports share; a package refers to them by its {@link Glossary}. */
public final class Columns {

    private Columns() {}

    /** A customer. */
    public record OfCustomers(
            @Meaning("key of the user") UserId user,
            @Meaning("customer number, if any") String code,
            @Meaning("name of the user") String name,

            @Meaning("time of the first sale") Instant first,

            @Meaning("time of the last sale") Instant last,

            @Meaning("sum of the totals") Money spent) {}

    /** A monthly cohort of customers. */
    public record OfCohorts(
            @Meaning("month of the first sale: 2010-12") String cohort,

            @Meaning(value = "users in the cohort", unit = "users")
            long size,

            @Meaning(value = "months since the first sale, from 0", unit = "months")
            int month) {}

    /** A product or a category. */
    public record OfProducts(
            @Meaning("from 1, without gaps") long rank,
            @Meaning("key of the product") ProductId product,
            @Meaning("stock code, if any") String sku,
            @Meaning("name of the product") String name,
            @Meaning("category of the products") String category,
            @Meaning("pieces in stock") long stock,
            @Meaning("current price of one piece") Money price,

            @Meaning("sum of quantity × unit price over the lines")
            Money net,

            @Meaning(value = "percentage of the total; null if the total is zero", unit = "percent")
            BigDecimal share) {}

    /** A period, such as a day or a month. */
    public record OfPeriods(
            @Meaning("2010-12-01, 2010-W48, 2010-12, 2010-Q4 or 2010")
            String label,

            @Meaning("first instant of the period") Instant from,
            @Meaning("first instant after the period") Instant to) {}

    /** Figures of sales. */
    public record OfSales(
            @Meaning("number of sales") long orders,
            @Meaning("users with at least one sale") long buyers,
            @Meaning("users with at least two sales") long repeatBuyers,
            @Meaning("pieces sold") long units,
            @Meaning("sum of the totals") Money net,

            @Meaning("net / orders, half-up at four decimals; null without a sale")
            Money averageOrderValue) {}
}
