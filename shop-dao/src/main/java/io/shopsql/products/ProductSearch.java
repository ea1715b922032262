package io.shopsql.products;

import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;

import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Deferred;
import io.shopsql.internal.engine.Words;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;

/**
 * A search for products by words. Immutable.
 *
 * <p>Each word must occur in the name or the category. A word is a run of letters and digits; case and diacritics are
 * ignored ({@code cafe} finds {@code CAFÉ}). All other characters only separate words, and none is an operator: {@code
 * wi-fi} is two words. Text without separators, as in Chinese, is one word. A text without words finds nothing.
 *
 * <p>Sorted by the number of words found in the name, then by whether the name has the words in sequence as given, then
 * by name, then by key. Both engines return the same products in the same order.
 *
 * <pre>{@code
 * tx.products().search(new ProductSearch("red wooden la").asYouType().limit(5))
 * }</pre>
 *
 * @param text up to 1,000 characters and 20 words
 * @param limit at most this many products, 1..1000; 20 by default
 * @param lastWordBegins whether the last word also matches as a prefix
 * @param retiredToo whether to include retired products
 */
public record ProductSearch(String text, int limit, boolean lastWordBegins, boolean retiredToo) {

    private static final int MAX_TEXT = 1000;
    private static final int MAX_WORDS = 20;
    private static final int MAX_LIMIT = 1000;
    private static final int LIMIT = 20;

    /**
     * @throws InvalidInput if a value is outside these limits
     */
    public ProductSearch {
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw new InvalidInput(
                    "search.text",
                    "must be at most " + MAX_TEXT + " characters, was " + text.codePointCount(0, text.length()));
        }
        int words = Words.of(text, false).words().size();
        if (words > MAX_WORDS) {
            throw new InvalidInput("search.text", "must be at most " + MAX_WORDS + " words, was " + words);
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInput("search.limit", "must be 1.." + MAX_LIMIT + ", was " + limit);
        }
    }

    /** A search for whole words in active products, with a limit of 20. */
    public ProductSearch(String text) {
        this(text, LIMIT, false, false);
    }

    /** A copy with this limit. */
    public ProductSearch limit(int limit) {
        return new ProductSearch(text, limit, lastWordBegins, retiredToo);
    }

    /** A copy for search as you type: the last word also matches as a prefix. */
    public ProductSearch asYouType() {
        return new ProductSearch(text, limit, true, retiredToo);
    }

    /** A copy that includes retired products. */
    public ProductSearch withRetired() {
        return new ProductSearch(text, limit, lastWordBegins, true);
    }

    Words words() {
        return Words.of(text, lastWordBegins);
    }

    Condition condition() {
        Words words = words();
        return Deferred.condition(engine -> engine.productIndex().hasWords(words))
                .and(retiredToo ? noCondition() : PRODUCTS.ACTIVE.isTrue());
    }

    /** Best first. */
    List<OrderField<?>> order() {
        Words words = words();
        List<OrderField<?>> order = new ArrayList<>();
        words.each().stream()
                .map(ProductSearch::oneIfNamed)
                .reduce(Field::plus)
                .ifPresent(wordsInName -> order.add(wordsInName.desc()));
        if (words.words().size() > 1) {
            order.add(oneIfNamed(words).desc());
        }
        order.add(PRODUCTS.NAME.asc());
        order.add(PRODUCTS.ID.asc());
        return order;
    }

    private static Field<Integer> oneIfNamed(Words words) {
        return when(Deferred.condition(engine -> engine.productIndex().isNamed(words)), inline(1))
                .otherwise(inline(0));
    }
}
