package io.shopsql.imports;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.Shop;
import io.shopsql.Tx;
import io.shopsql.products.Product;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Order history read from a file of order lines, checked and ready to be imported into a shop. Close it afterwards.
 *
 * <p>The file is read once, and every field of every line is checked before the shop is touched. The lines are spooled to a
 * temporary database, so memory use grows only with the numbers of customers and products. The orders are written in one
 * transaction; on SQLite it holds the shop's only writer until it ends.
 *
 * <ul>
 *   <li>A well-formed line is left out and counted for the first of these reasons that applies: the invoice is a cancellation
 *       (its number is C and digits, see {@link ImportOptions#cancellationPattern}), it has no customer, the quantity is not
 *       above zero, the price is not above zero.
 *   <li>All kept lines of an invoice, from anywhere in the file, become one completed order at the time of the earliest line.
 *       Equal lines all count; but an invoice that the file repeats as a whole, together with a neighbouring line, counts
 *       once.
 *   <li>An invoice is refused as a whole if it has a malformed line, lines of two customers, more than 10,000 lines, or a
 *       total above the maximum amount. A malformed line without a readable invoice number is refused alone.
 *   <li>The order's idempotency key is {@code import:} and the invoice number. In a later import, an invoice with the same
 *       content (in any order of lines) is skipped, and one with different content is refused.
 *   <li>A customer is the user with that code, a product the one with that code as sku; existing ones stay unchanged. A new
 *       user is named after the code. A new product has the first non-blank description of its kept lines as name (else its
 *       code), and the price of its latest line. Stock stays unchanged.
 * </ul>
 *
 * <pre>{@code
 * try (OrderHistory history = OrderHistory.check(file, ImportOptions.DEFAULT, Progress.NONE)) {
 *     ImportSummary done = history.importInto(shop);
 * }
 * }</pre>
 */
public final class OrderHistory implements AutoCloseable {

    private final ImportOptions options;
    private final Progress progress;
    private final FileCounts counts;
    private final InvoiceGrouping grouping;
    private final CheckedInvoices checked;
    private final Spool spool;
    private List<String> conflicts = List.of();

    private OrderHistory(
            ImportOptions options,
            Progress progress,
            FileCounts counts,
            InvoiceGrouping grouping,
            CheckedInvoices checked,
            Spool spool) {
        this.options = options;
        this.progress = progress;
        this.counts = counts;
        this.grouping = grouping;
        this.checked = checked;
        this.spool = spool;
    }

    /**
     * Reads and checks the whole file; no shop is needed.
     *
     * @throws ImportRefused if it is not a file of order lines, or if a line is malformed or an invoice is refused and {@link
     *     ImportOptions#lenient} is not set
     */
    public static OrderHistory check(Path path, ImportOptions options, Progress progress) {
        Spool spool = Spool.create();
        try {
            FileCounts counts = new FileCounts();
            CheckedInvoices checked = new CheckedInvoices(spool);
            Header header = new OrderFile(path, options).read(progress, counts, spool);
            InvoiceGrouping grouping = new InvoiceGrouping(header, checked);
            spool.eachPart(grouping::add);
            grouping.end();
            CappedList<Problem> problems =
                    CappedList.merged(counts.malformed(), grouping.conflicting(), Problem.IN_FILE);
            if (!options.lenient() && !problems.isEmpty()) {
                throw ImportRefused.because(
                        problems,
                        "correct the file, state its format (see --help), or leave such invoices out with --lenient.");
            }
            return new OrderHistory(options, progress, counts, grouping, checked, spool);
        } catch (RuntimeException | Error e) {
            spool.close();
            throw e;
        }
    }

    /**
     * What a lenient import leaves out, one sentence each: up to 20, then how many more. After the import this includes
     * invoices that the shop has with different content.
     */
    public List<String> skipped() {
        List<String> skipped = new ArrayList<>(CappedList.merged(counts.nameless(), grouping.refused(), Skipped.IN_FILE)
                .lines());
        skipped.addAll(conflicts);
        return skipped;
    }

    /** The summary of an import into an empty shop, without importing. */
    public ImportSummary summary() {
        OrderSums all = new OrderSums();
        all.add(checked);
        return summary(
                all,
                new OrderSums(),
                new OrderSums(),
                checked.customers().size(),
                checked.products().size());
    }

    /**
     * Imports everything or nothing.
     *
     * @throws ImportRefused if an invoice was imported before with different content and {@link ImportOptions#lenient} is not
     *     set
     * @throws io.shopsql.error.Duplicate if another user has the e-mail address of a new customer
     */
    @CanIgnoreReturnValue
    public ImportSummary importInto(Shop shop) {
        return shop.write(this::importInto);
    }

    @CanIgnoreReturnValue
    private ImportSummary importInto(Tx tx) {
        List<User> newUsers = tx.users().insertAllIfAbsent(checked.newUsers(options));
        List<Product> newProducts = tx.products().insertAllIfAbsent(checked.newProducts());
        Map<String, UserId> users = ids(newUsers, User::code, User::id, checked.customers(), tx.users()::idsByCode);
        Map<String, ProductId> products =
                ids(newProducts, Product::sku, Product::id, checked.products(), tx.products()::idsBySku);
        HistoryWriter writer = new HistoryWriter(tx);
        spool.readChecked(progress, in -> writer.add(InvoiceBytes.readOrder(in, users, products)));
        writer.flush();
        if (!options.lenient() && !writer.conflicts().isEmpty()) {
            throw writer.refused();
        }
        conflicts = writer.conflicts().lines();
        return summary(
                writer.stored(), writer.alreadyThere(), writer.conflicting(), newUsers.size(), newProducts.size());
    }

    /** The keys for all codes; only those that were not just inserted are queried. */
    private static <T, I> Map<String, I> ids(
            List<T> inserted,
            Function<T, @Nullable String> code,
            Function<T, I> id,
            Set<String> codes,
            Function<Collection<String>, Map<String, I>> find) {
        Map<String, I> ids = new HashMap<>();
        inserted.forEach(row -> ids.put(String.valueOf(code.apply(row)), id.apply(row)));
        ids.putAll(
                find.apply(codes.stream().filter(one -> !ids.containsKey(one)).toList()));
        return ids;
    }

    private ImportSummary summary(
            OrderSums stored, OrderSums alreadyThere, OrderSums conflicting, long newUsers, long newProducts) {
        Tally cancelled = counts.leftOut(NotASale.CANCELLATION);
        Tally noCustomer = counts.leftOut(NotASale.WITHOUT_CUSTOMER);
        Tally noQuantity = counts.leftOut(NotASale.QUANTITY_NOT_POSITIVE);
        Tally noPrice = counts.leftOut(NotASale.PRICE_NOT_POSITIVE);
        return new ImportSummary(
                counts.lines(),
                stored.orders(),
                stored.lines(),
                stored.units(),
                stored.amount(),
                newUsers,
                newProducts,
                alreadyThere.orders(),
                alreadyThere.lines(),
                alreadyThere.amount(),
                grouping.copiedInvoices(),
                grouping.copies().lines(),
                cancelled.lines(),
                cancelled.amount(),
                noCustomer.lines(),
                noCustomer.amount(),
                noQuantity.lines(),
                noQuantity.amount(),
                noPrice.lines(),
                noPrice.amount(),
                counts.malformed().all(),
                grouping.refused().all(),
                grouping.refusedLines().lines(),
                grouping.refusedLines().amount(),
                conflicting.orders(),
                conflicting.lines(),
                conflicting.amount());
    }

    /** Removes the temporary database. */
    @Override
    public void close() {
        spool.close();
    }
}
