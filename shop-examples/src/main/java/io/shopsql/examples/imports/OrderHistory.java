package io.shopsql.examples.imports;

import io.shopsql.Shop;
import io.shopsql.Tx;
import io.shopsql.products.Product;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.nio.file.Path;
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
 * <p>The file is read once, and every field of every line is checked, before the shop is touched; the orders are put aside
 * in a temporary file meanwhile, so that memory grows with the numbers of invoices, customers and products alone. They are
 * written in one transaction; on SQLite it holds the one writer of the shop until it ends.
 *
 * <ul>
 *   <li>Well-formed lines are left out, and counted, by the first of these reasons that applies: the invoice is a
 *       cancellation (its number begins with C), there is no customer, the quantity is not above zero, the price is not
 *       above zero.
 *   <li>The kept lines of an invoice that follow each other are a completed order at the time of the earliest. Equal lines
 *       are all real. Lines of two customers are refused.
 *   <li>The order's key is {@code import:} and the invoice's number: where the number comes again, later in the file or in
 *       another import, it is skipped with the same content, and refused with other.
 *   <li>A customer is the user with that code, a product the one with that code as sku; one that is there is left as it is.
 *       A new user is named after the code; a new product is named by the first description of its kept lines that is not
 *       blank, or else by its code, and has the price of the latest. The stock is not touched.
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
    private final Survey survey;
    private final Spool spool;

    private OrderHistory(ImportOptions options, Progress progress, FileCounts counts, Survey survey, Spool spool) {
        this.options = options;
        this.progress = progress;
        this.counts = counts;
        this.survey = survey;
        this.spool = spool;
    }

    /**
     * Reads and checks the whole file, without a shop.
     *
     * @throws ImportRefused if it is not a file of order lines; and unless {@link ImportOptions#lenient} is set, if a line
     *     is malformed, an invoice has two customers, or a number comes twice with different content
     */
    public static OrderHistory check(Path path, ImportOptions options, Progress progress) {
        Spool spool = Spool.create();
        try {
            Survey survey = new Survey(spool);
            FileCounts counts = new OrderFile(path, options).read(progress, survey);
            if (!options.lenient() && !survey.conflicts().isEmpty()) {
                throw HistoryWriter.conflict(survey.conflicts());
            }
            return new OrderHistory(options, progress, counts, survey, spool);
        } catch (RuntimeException | Error e) {
            spool.close();
            throw e;
        }
    }

    /** The first few of what is skipped; empty unless {@link ImportOptions#lenient} is set. */
    public List<Problem> problems() {
        return counts.problems();
    }

    /** What importing into an empty shop would do. */
    public ImportSummary summary() {
        return summary(
                survey.invoiceCount(),
                0,
                0,
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
        HistoryWriter writer = new HistoryWriter(tx, options.lenient());
        spool.read(progress, in -> writer.add(InvoiceBytes.readOrder(in, users, products)));
        writer.flush();
        return summary(
                writer.recorded(), writer.alreadyThere(), writer.conflicts(), newUsers.size(), newProducts.size());
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

    private ImportSummary summary(long recorded, long alreadyThere, long conflicts, long newUsers, long newProducts) {
        return new ImportSummary(
                counts.lines(),
                counts.kept(),
                counts.leftOut(LeftOut.CANCELLATION),
                counts.leftOut(LeftOut.WITHOUT_CUSTOMER),
                counts.leftOut(LeftOut.QUANTITY_NOT_POSITIVE),
                counts.leftOut(LeftOut.PRICE_NOT_POSITIVE),
                counts.malformed(),
                counts.refusedInvoices(),
                recorded,
                alreadyThere + survey.repeated(),
                conflicts + survey.conflicts().size(),
                newUsers,
                newProducts,
                survey.units(),
                survey.revenue());
    }

    /** Removes the temporary file. */
    @Override
    public void close() {
        spool.close();
    }
}
