package io.shopsql.schema.type;

import io.shopsql.error.InvalidInput;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Free attributes of a product: names with a text, an exact number, or true or false; in the order of the names, since
 * Postgres keeps no other. Stored as a JSON object. Immutable and thread-safe; equal where names and values are.
 *
 * <p>A number is its value: 0.1 stays 0.1, 40 digits stay 40 digits, and 1.50 is 1.5. Up to 100 attributes; a name of 1 to 64
 * characters, not blank; a text up to 1,000 characters; a number up to 1,000 digits before the decimal point and 1,000 after
 * it. What is beyond is an {@link InvalidInput}, and so is text with NUL or half of a surrogate pair.
 *
 * <p>An array, an object or null that another program stored is kept as it is when other attributes change, and shows in {@link
 * #json()} alone.
 *
 * <pre>{@code
 * Attributes.of("color", "red").with("weight", new BigDecimal("1.5")).with("fragile", true)
 * }</pre>
 */
public final class Attributes {

    /** No attribute. */
    public static final Attributes NONE = new Attributes(Collections.emptySortedMap());

    public static final int MAX_ATTRIBUTES = 100;
    public static final int MAX_NAME = 64;
    public static final int MAX_TEXT = 1000;
    public static final int MAX_DIGITS = 1000;

    /** Texts, numbers (without zeros at their end), flags; what else was stored as {@link Opaque}. */
    private final SortedMap<String, Object> values;

    private Attributes(SortedMap<String, Object> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /** One attribute. */
    public static Attributes of(String name, String text) {
        return NONE.with(name, text);
    }

    /**
     * The attributes that a JSON object says.
     *
     * @throws InvalidInput if it is not a JSON object, names an attribute twice, or holds an array, an object, null or what
     *     is beyond the limits
     */
    public static Attributes parse(String json) {
        return AttributesJson.parse(json);
    }

    /** The same with this one, in place of another of the name. */
    public Attributes with(String name, String text) {
        return put(name, StoredText.checked("product.attribute", text, MAX_TEXT));
    }

    /** The same with this one, in place of another of the name. */
    public Attributes with(String name, BigDecimal number) {
        return put(name, normal(number));
    }

    /** The same with this one, in place of another of the name. */
    public Attributes with(String name, long number) {
        return put(name, normal(BigDecimal.valueOf(number)));
    }

    /** The same with this one, in place of another of the name. */
    public Attributes with(String name, boolean flag) {
        return put(name, flag);
    }

    /** The same with all of the others, in place of those of the same name. */
    public Attributes with(Attributes others) {
        SortedMap<String, Object> more = new TreeMap<>(values);
        more.putAll(others.values);
        return limited(more);
    }

    /** The same without this one, if it is there. */
    public Attributes without(String name) {
        SortedMap<String, Object> fewer = new TreeMap<>(values);
        fewer.remove(name);
        return new Attributes(fewer);
    }

    /** The text of this name; empty if there is none, or it is not text. */
    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    /** The number of this name, without zeros at its end; empty if there is none, or it is not a number. */
    public Optional<BigDecimal> number(String name) {
        return value(name, BigDecimal.class);
    }

    /** True or false; empty if there is none, or it is neither. */
    public Optional<Boolean> flag(String name) {
        return value(name, Boolean.class);
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
    }

    /** In their order. */
    public SortedSet<String> names() {
        return new TreeSet<>(values.keySet());
    }

    public int size() {
        return values.size();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** As a JSON object, the names in their order, numbers without exponent, nothing between the tokens. */
    public String json() {
        return AttributesJson.write(values);
    }

    /** Each attribute, for a query by them: its text, number or flag. */
    public Map<String, Object> values() {
        return values;
    }

    /** As a JSON merge patch (RFC 7396): it sets these attributes, takes the removed ones away and leaves the others. */
    public String mergePatch(Collection<String> removed) {
        SortedMap<String, Object> patch = new TreeMap<>(values);
        removed.forEach(name -> patch.put(name, Opaque.NULL));
        return AttributesJson.write(patch);
    }

    /**
     * The same, where each value is a text, a number or a flag.
     *
     * @throws InvalidInput if one is an array, an object or null
     */
    public Attributes plain() {
        if (values.values().stream().anyMatch(Opaque.class::isInstance)) {
            throw new InvalidInput(
                    "product.attributes", "must be text, numbers, true or false; an array, object or null is not");
        }
        return this;
    }

    static Attributes read(SortedMap<String, Object> values) {
        return values.isEmpty() ? NONE : new Attributes(values);
    }

    /**
     * The same, once it is known that there are not too many.
     *
     * @throws InvalidInput if there are
     */
    public Attributes checked() {
        return limited(values);
    }

    private Attributes put(String name, Object value) {
        if (StoredText.checked("product.attribute.name", name, MAX_NAME).isBlank()) {
            throw new InvalidInput("product.attribute.name", "must not be blank");
        }
        SortedMap<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return limited(more);
    }

    private static Attributes limited(SortedMap<String, Object> values) {
        if (values.size() > MAX_ATTRIBUTES) {
            throw new InvalidInput(
                    "product.attributes", "must be at most " + MAX_ATTRIBUTES + ", were " + values.size());
        }
        return new Attributes(values);
    }

    private static BigDecimal normal(BigDecimal number) {
        // looked at before zeros are added: they would fill the heap
        long before = Math.max(0, (long) number.precision() - number.scale());
        if (number.signum() != 0
                && (before > MAX_DIGITS
                        || number.scale() > 2 * MAX_DIGITS
                        || number.stripTrailingZeros().scale() > MAX_DIGITS)) {
            throw new InvalidInput(
                    "product.attribute",
                    "must be a number of at most " + MAX_DIGITS + " digits before and after the decimal point");
        }
        return withoutZerosAtTheEnd(number);
    }

    static BigDecimal withoutZerosAtTheEnd(BigDecimal number) {
        BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attributes that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** As JSON. */
    @Override
    public String toString() {
        return json();
    }

    /** A value that another program stored and we do not read: its JSON, in one spelling. */
    record Opaque(String json) {
        static final Opaque NULL = new Opaque("null");
    }
}
