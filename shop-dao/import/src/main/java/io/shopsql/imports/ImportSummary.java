package io.shopsql.imports;

import io.shopsql.schema.type.Money;

/**
 * What an import stored, and what became of every other line: {@link #linesRead} is the sum of all other numbers of lines.
 * Amounts of what is not stored stop at what money can hold.
 *
 * @param linesRead lines of the file, without the header and blank ones
 * @param ordersStored orders that are new in the shop
 * @param linesStored their lines
 * @param unitsStored pieces on them
 * @param revenueStored what they come to
 * @param newCustomers users that are new
 * @param newProducts products that are new
 * @param ordersAlreadyThere invoices that the shop has with the same content
 * @param linesAlreadyThere their lines
 * @param revenueAlreadyThere what they come to
 * @param copiedOrders invoices that stand in the file more than once; each is stored once
 * @param copiedLines lines of their further copies
 * @param cancelledLines lines left out since their invoice's number is that of a cancellation
 * @param cancelledAmount what they come to
 * @param noCustomerLines lines left out since they have no customer
 * @param noCustomerAmount what they come to
 * @param noQuantityLines lines left out since their quantity is not above zero
 * @param noQuantityAmount what they come to
 * @param noPriceLines lines left out since their price is not above zero
 * @param noPriceAmount what they come to
 * @param malformedLines lines that cannot be read
 * @param skippedOrders invoices left out as a whole: with a malformed line, of two customers, of too many lines, or beyond what
 *     money can hold
 * @param skippedLines their lines that are not malformed
 * @param skippedAmount what those come to
 * @param conflictingOrders invoices that the shop has with other content, and that were left as they were
 * @param conflictingLines their lines in the file
 * @param conflictingAmount what they come to in the file
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

    /** Whether every sale of the file is in the shop. */
    public boolean isComplete() {
        return malformedLines == 0 && skippedOrders == 0 && conflictingOrders == 0;
    }
}
