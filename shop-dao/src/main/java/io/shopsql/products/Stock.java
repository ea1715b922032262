package io.shopsql.products;

import static io.shopsql.schema.Tables.PRODUCT_STOCK;

import io.shopsql.error.InsufficientStock;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.ShopException;
import io.shopsql.internal.Bulk;
import io.shopsql.internal.Inserts;
import io.shopsql.internal.Session;
import io.shopsql.schema.type.ProductId;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** The stock of products, one row each. Belongs to one transaction. */
final class Stock {

    private static final List<TableField<?, ?>> COLUMNS = Inserts.columns(PRODUCT_STOCK);

    private final Session session;

    Stock(Session session) {
        this.session = session;
    }

    void insertAll(List<Product> products) {
        Bulk.insert(session, COLUMNS, products, p -> ProductRow.stockValues(p.id(), p.stock()));
    }

    /** Inserts a row unless one exists. */
    void insertIfAbsent(ProductId id, @Nullable Long quantity) {
        session.db()
                .insertInto(PRODUCT_STOCK, COLUMNS)
                .values(ProductRow.stockValues(id, quantity))
                .onConflict(PRODUCT_STOCK.PRODUCT_ID)
                .doNothing()
                .execute();
    }

    /**
     * Sets the stock.
     *
     * @param quantity null for untracked stock
     * @return whether the product exists
     */
    boolean set(ProductId id, @Nullable Long quantity) {
        return session.db()
                        .update(PRODUCT_STOCK)
                        .set(PRODUCT_STOCK.QUANTITY, quantity)
                        .where(PRODUCT_STOCK.PRODUCT_ID.eq(id))
                        .execute()
                > 0;
    }

    /**
     * Adds pieces to the stock; a negative number takes pieces.
     *
     * @return the resulting stock; empty if refused
     */
    OptionalLong add(ProductId id, long pieces) {
        Long after = session.db()
                .update(PRODUCT_STOCK)
                .set(PRODUCT_STOCK.QUANTITY, PRODUCT_STOCK.QUANTITY.plus(pieces))
                .where(PRODUCT_STOCK.PRODUCT_ID.eq(id))
                // checked before storing: SQLite would store a sum beyond 64 bits as a rounded REAL
                .and(
                        pieces < 0
                                ? PRODUCT_STOCK.QUANTITY.ge(-pieces)
                                : PRODUCT_STOCK.QUANTITY.le(Long.MAX_VALUE - pieces))
                .returningResult(PRODUCT_STOCK.QUANTITY)
                .fetchOne(PRODUCT_STOCK.QUANTITY);
        return after == null ? OptionalLong.empty() : OptionalLong.of(after);
    }

    /** The error for pieces that could not be added. */
    static ShopException refusal(Product product, long pieces) {
        Long stock = product.stock();
        if (stock == null) {
            return new InvalidInput(
                    "product.stock",
                    "of product " + product.id() + " is not tracked; nothing can be added",
                    "set it first with setStock.");
        }
        return pieces < 0
                ? new InsufficientStock(product.id().value(), product.name(), stock, -pieces)
                : MoneyOverflow.ofStock(product.id().value());
    }

    void delete(ProductId id) {
        session.db()
                .deleteFrom(PRODUCT_STOCK)
                .where(PRODUCT_STOCK.PRODUCT_ID.eq(id))
                .execute();
    }
}
