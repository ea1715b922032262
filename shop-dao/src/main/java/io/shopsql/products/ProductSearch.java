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
 * <p>Each word must stand in the name or the category. A word is a run of letters and digits; capitals and diacritics do not
 * count ({@code cafe} finds {@code CAFÉ}), and what stands between words is not looked at, so that no character has a meaning
 * of its own: {@code wi-fi} are two words. Text in which nothing separates words, as in Chinese, is one word. A text without
 * any word finds nothing.
 *
 * <p>First come the products in whose name the most of the words stand, then those whose name has the words one after another
 * as given; then by name, then by key. Both engines give the same products in the same order.
 *
 * <pre>{@code
 * tx.products().search(new ProductSearch("red wooden la").asYouType().limit(5))
 * }</pre>
 *
 * @param text up to 1,000 characters and 20 words
 * @param limit the most products to find, 1..1000; by default 20
 * @param lastWordBegins whether the last word may be the beginning of one
 * @param retiredToo whether to find products that can no longer be ordered
 */
public record ProductSearch(String text, int limit, boolean lastWordBegins, boolean retiredToo) {

    private static final int MAX_TEXT = 1000;
    private static final int MAX_WORDS = 20;
    private static final int MAX_LIMIT = 1000;
    private static final int LIMIT = 20;

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

    /** Whole words, among the products that can be ordered, the first 20. */
    public ProductSearch(String text) {
        this(text, LIMIT, false, false);
    }

    public ProductSearch limit(int limit) {
        return new ProductSearch(text, limit, lastWordBegins, retiredToo);
    }

    /** For a search while the text is typed: the last word may be the beginning of one. */
    public ProductSearch asYouType() {
        return new ProductSearch(text, limit, true, retiredToo);
    }

    /** Finds products that can no longer be ordered as well. */
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
