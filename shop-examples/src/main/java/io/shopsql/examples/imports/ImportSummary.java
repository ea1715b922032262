package io.shopsql.examples.imports;

import io.shopsql.schema.type.Money;

/**
 * What an import did.
 *
 * @param linesRead lines of the file, without the header and blank ones
 * @param kept lines that stand on an order
 * @param cancellations lines left out since their invoice begins with C
 * @param withoutCustomer lines left out since they have no customer
 * @param quantityNotPositive lines left out since nothing was bought
 * @param priceNotPositive lines left out since nothing was to be paid
 * @param malformed lines that were skipped
 * @param refusedInvoices invoices that were skipped: of two customers, or beyond what money can hold
 * @param recorded orders that are new
 * @param alreadyThere invoices that came before with the same content
 * @param conflicts invoices that came before with other content, and were left as they were
 * @param newCustomers users that are new
 * @param newProducts products that are new
 * @param units pieces on the file's orders, each order once
 * @param revenue what the file's orders come to, each order once
 */
public record ImportSummary(
        long linesRead,
        long kept,
        long cancellations,
        long withoutCustomer,
        long quantityNotPositive,
        long priceNotPositive,
        long malformed,
        long refusedInvoices,
        long recorded,
        long alreadyThere,
        long conflicts,
        long newCustomers,
        long newProducts,
        long units,
        Money revenue) {}
