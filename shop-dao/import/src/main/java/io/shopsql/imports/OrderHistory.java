package io.shopsql.imports;

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
 * The orders of a file of order lines, checked and ready to be imported into a shop. Close it afterwards.
 *
 * <p>The file is read once, and every field of every line is checked, before the shop is touched; the lines are put aside in a
 * temporary database meanwhile, so that memory grows with the numbers of customers and products alone. The orders are written in
 * one transaction; on SQLite it holds the one writer of the shop until it ends.
 *
 * <ul>
 *   <li>Well-formed lines are left out, and counted, by the first of these reasons that applies: the invoice is a cancellation
 *       (its number is C and digits, see {@link ImportOptions#cancellationPattern}), there is no customer, the quantity is not
 *       above zero, the price is not above zero.
 *   <li>All kept lines of an invoice, wherever in the file they stand, are a completed order at the time of the earliest. Equal
 *       lines are all real; but where an invoice stands in the file again as a whole, beside a line that does so too, it is
 *       counted once.
 *   <li>An invoice is refused as a whole if one of its lines is malformed, if it has lines of two customers or more than 10,000
 *       lines, or if it comes to more than money can hold. A malformed line whose invoice number cannot be read is refused alone.
 *   <li>The order's key is {@code import:} and the invoice's number: where it comes again in another import, it is skipped with
 *       the same content, in whatever order its lines are, and refused with other.
 *   <li>A customer is the user with that code, a product the one with that code as sku; one that is there is left as it is. A
 *       new user is named after the code; a new product is named by the first description of its kept lines that is not blank,
 *       or else by its code, and has the price of the latest. The stock is not touched.
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
    private final Survey survey;
    private final Spool spool;
    private List<String> conflicts = List.of();

    private OrderHistory(
            ImportOptions options,
            Progress progress,
            FileCounts counts,
            InvoiceGrouping grouping,
            Survey survey,
            Spool spool) {
        this.options = options;
        this.progress = progress;
        this.counts = counts;
        this.grouping = grouping;
        this.survey = survey;
        this.spool = spool;
    }

    /**
     * Reads and checks the whole file, without a shop.
     *
     * @throws ImportRefused if it is not a file of order lines; and unless {@link ImportOptions#lenient} is set, if a line is
     *     malformed or an invoice refused
     */
    public static OrderHistory check(Path path, ImportOptions options, Progress progress) {
        Spool spool = Spool.create();
        try {
            FileCounts counts = new FileCounts();
            Survey survey = new Survey(spool);
            Header header = new OrderFile(path, options).read(progress, counts, spool);
            InvoiceGrouping grouping = new InvoiceGrouping(header, survey);
            spool.eachPart(grouping::add);
            grouping.end();
            Told<Problem> problems = Told.merged(counts.malformed(), grouping.conflicting(), Problem.IN_FILE);
            if (!options.lenient() && !problems.isEmpty()) {
                throw ImportRefused.because(
                        problems,
                        "correct the file, state how it is written (see --help), or leave such invoices out with --lenient.");
            }
            return new OrderHistory(options, progress, counts, grouping, survey, spool);
        } catch (RuntimeException | Error e) {
            spool.close();
            throw e;
        }
    }

    /**
     * What is left out of the file since {@link ImportOptions#lenient} is set, each in a sentence: up to 20, then how many more.
     * After the import, the invoices that the shop has with other content too.
     */
    public List<String> skipped() {
        List<String> skipped = new ArrayList<>(Told.merged(counts.nameless(), grouping.refused(), Skipped.IN_FILE)
                .lines());
        skipped.addAll(conflicts);
        return skipped;
    }

    /** What importing into an empty shop would do. */
    public ImportSummary summary() {
        OrderSums all = new OrderSums();
        all.add(survey);
        return summary(
                all,
                new OrderSums(),
                new OrderSums(),
                survey.customers().size(),
                survey.products().size());
    }

    /**
     * Imports all of it, or nothing.
     *
     * @throws ImportRefused if the shop has an order under the number of an invoice with other content and {@link
     *     ImportOptions#lenient} is not set
     * @throws io.shopsql.error.Duplicate if another user has the e-mail address of a new customer
     */
    public ImportSummary importInto(Shop shop) {
        return shop.write(this::importInto);
    }

    private ImportSummary importInto(Tx tx) {
        List<User> newUsers = tx.users().insertAllIfAbsent(survey.newUsers(options));
        List<Product> newProducts = tx.products().insertAllIfAbsent(survey.newProducts());
        Map<String, UserId> users = ids(newUsers, User::code, User::id, survey.customers(), tx.users()::idsByCode);
        Map<String, ProductId> products =
                ids(newProducts, Product::sku, Product::id, survey.products(), tx.products()::idsBySku);
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

    /** The keys of all codes: of those just inserted they are known, only the others are asked for. */
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
        Tally cancelled = counts.leftOut(LeftOut.CANCELLATION);
        Tally noCustomer = counts.leftOut(LeftOut.WITHOUT_CUSTOMER);
        Tally noQuantity = counts.leftOut(LeftOut.QUANTITY_NOT_POSITIVE);
        Tally noPrice = counts.leftOut(LeftOut.PRICE_NOT_POSITIVE);
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

    /** Removes what was put aside. */
    @Override
    public void close() {
        spool.close();
    }
}
