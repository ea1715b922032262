package io.shopsql.imports;

import io.shopsql.schema.type.Money;

/**
 * What an import stored, and why each other line was not: {@link #linesRead} is the sum of all other line counts. Amounts of
 * lines that were not stored are capped at the maximum amount.
 *
 * @param linesRead lines of the file, without the header and blank lines
 * @param ordersStored new orders in the shop
 * @param linesStored their lines
 * @param unitsStored their pieces
 * @param revenueStored their total
 * @param newCustomers new users
 * @param newProducts new products
 * @param ordersAlreadyThere invoices that were imported before with the same content
 * @param linesAlreadyThere their lines
 * @param revenueAlreadyThere their total
 * @param copiedOrders invoices that the file repeats; each is stored once
 * @param copiedLines lines of the repetitions
 * @param cancelledLines lines left out because their invoice is a cancellation
 * @param cancelledAmount their total
 * @param noCustomerLines lines left out because they have no customer
 * @param noCustomerAmount their total
 * @param noQuantityLines lines left out because their quantity is not above zero
 * @param noQuantityAmount their total
 * @param noPriceLines lines left out because their price is not above zero
 * @param noPriceAmount their total
 * @param malformedLines malformed lines
 * @param skippedOrders invoices left out as a whole: with a malformed line, two customers, too many lines, or a total above
 *     the maximum amount
 * @param skippedLines their well-formed lines
 * @param skippedAmount the total of those lines
 * @param conflictingOrders invoices that were imported before with different content; the shop's orders stay unchanged
 * @param conflictingLines their lines in the file
 * @param conflictingAmount their total in the file
 */
public record ImportSummary(
        long linesRead,
        long ordersStored,
        long linesStored,
        long unitsStored,
        Money revenueStored,
        long newCustomers,
        long newProducts,
        long ordersAlreadyThere,
        long linesAlreadyThere,
        Money revenueAlreadyThere,
        long copiedOrders,
        long copiedLines,
        long cancelledLines,
        Money cancelledAmount,
        long noCustomerLines,
        Money noCustomerAmount,
        long noQuantityLines,
        Money noQuantityAmount,
        long noPriceLines,
        Money noPriceAmount,
        long malformedLines,
        long skippedOrders,
        long skippedLines,
        Money skippedAmount,
        long conflictingOrders,
        long conflictingLines,
        Money conflictingAmount) {

    /** Whether every sale in the file is in the shop. */
    public boolean isComplete() {
        return malformedLines == 0 && skippedOrders == 0 && conflictingOrders == 0;
    }
}
