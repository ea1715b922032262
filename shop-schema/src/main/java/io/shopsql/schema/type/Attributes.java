package io.shopsql.schema.type;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
 * Free attributes of a product: names with text, an exact number or a flag. Sorted by name, since Postgres keeps no
 * other order. Stored as a JSON object. Immutable and thread-safe; equal if names and values are equal.
 *
 * <p>Numbers keep their exact value: 0.1 stays 0.1, 40 digits stay 40 digits, and 1.50 equals 1.5. Limits: 100
 * attributes; a name of 1 to 64 characters, not blank; text of 1,000 characters; a number of 1,000 digits before the
 * decimal point and 1,000 after it. Anything beyond is an {@link InvalidInput}, as is text with NUL or an unpaired
 * surrogate.
 *
 * <p>Arrays, objects and nulls stored by another program stay unchanged when other attributes change; only {@link
 * #json()} shows them.
 *
 * <pre>{@code
 * Attributes.of("color", "red").with("weight", new BigDecimal("1.5")).with("fragile", true)
 * }</pre>
 */
public final class Attributes {

    /** No attributes. */
    public static final Attributes NONE = new Attributes(Collections.emptySortedMap());

    /** Attributes per product, at most. */
    public static final int MAX_ATTRIBUTES = 100;
    /** Characters in a name, at most. */
    public static final int MAX_NAME = 64;
    /** Characters in a text, at most. */
    public static final int MAX_TEXT = 1000;
    /** Digits before the decimal point, and after it, at most. */
    public static final int MAX_DIGITS = 1000;

    /** Texts, numbers (without trailing zeros), flags; any other stored value as {@link Opaque}. */
    private final SortedMap<String, Object> values;

    private Attributes(SortedMap<String, Object> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /** One attribute. */
    public static Attributes of(String name, String text) {
        return NONE.with(name, text);
    }

    /**
     * The attributes of a JSON object.
     *
     * @throws InvalidInput if it is not a JSON object, names an attribute twice, exceeds a limit, or holds an array, an
     *     object or null
     */
    public static Attributes parse(String json) {
        return AttributesJson.parse(json);
    }

    /** A copy with this attribute set; replaces one of the same name. */
    public Attributes with(String name, String text) {
        return put(name, StoredText.checked("product.attribute", text, MAX_TEXT));
    }

    /** A copy with this attribute set; replaces one of the same name. */
    public Attributes with(String name, BigDecimal number) {
        return put(name, normal(number));
    }

    /** A copy with this attribute set; replaces one of the same name. */
    public Attributes with(String name, long number) {
        return put(name, normal(BigDecimal.valueOf(number)));
    }

    /** A copy with this attribute set; replaces one of the same name. */
    public Attributes with(String name, boolean flag) {
        return put(name, flag);
    }

    /** A copy with all of the others set; they replace those of the same name. */
    public Attributes with(Attributes others) {
        SortedMap<String, Object> more = new TreeMap<>(values);
        more.putAll(others.values);
        return limited(more);
    }

    /** A copy without this attribute, if present. */
    public Attributes without(String name) {
        SortedMap<String, Object> fewer = new TreeMap<>(values);
        fewer.remove(name);
        return new Attributes(fewer);
    }

    /** The text with this name; empty if missing or not text. */
    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    /** The number with this name, without trailing zeros; empty if missing or not a number. */
    public Optional<BigDecimal> number(String name) {
        return value(name, BigDecimal.class);
    }

    /** The flag with this name; empty if missing or not a flag. */
    public Optional<Boolean> flag(String name) {
        return value(name, Boolean.class);
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
    }

    /** The names, in ascending order. */
    public SortedSet<String> names() {
        return new TreeSet<>(values.keySet());
    }

    /** The number of attributes. */
    public int size() {
        return values.size();
    }

    /** Whether there are no attributes. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** A JSON object: names in ascending order, numbers without exponent, no white space. */
    public String json() {
        return AttributesJson.write(values);
    }

    /** Each attribute's text, number or flag, for a query by attributes. */
    public Map<String, Object> values() {
        return values;
    }

    /** A JSON merge patch (RFC 7396) that sets these attributes, removes the given names and leaves the others. */
    public String mergePatch(Collection<String> removed) {
        SortedMap<String, Object> patch = new TreeMap<>(values);
        removed.forEach(name -> patch.put(name, Opaque.NULL));
        return AttributesJson.write(patch);
    }

    /**
     * These attributes, checked to hold texts, numbers and flags only.
     *
     * @throws InvalidInput if one is an array, an object or null
     */
    @CanIgnoreReturnValue
    public Attributes plain() {
        if (values.values().stream().anyMatch(Opaque.class::isInstance)) {
            throw new InvalidInput(
                    "product.attributes",
                    "must be text, numbers, true or false; arrays, objects and null are not allowed");
        }
        return this;
    }

    static Attributes read(SortedMap<String, Object> values) {
        return values.isEmpty() ? NONE : new Attributes(values);
    }

    /**
     * These attributes, checked against {@link #MAX_ATTRIBUTES}.
     *
     * @throws InvalidInput if there are more
     */
    @CanIgnoreReturnValue
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
        // checked before zeros are added: they would fill the heap
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

    /** A value stored by another program that we do not interpret: its JSON, normalized. */
    record Opaque(String json) {
        static final Opaque NULL = new Opaque("null");
    }
}
