package io.shopsql.command;

import io.shopsql.report.ReportMeta;
import io.shopsql.schema.type.Money;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** An option for one simple value: a number, an amount, a text, a date, a flag, an enum constant, or a typed key. */
final class ValueOption {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class, long.class, Long.class, double.class, Double.class, boolean.class, Boolean.class);

    private static final Set<Class<?>> PLAIN = Set.of(
            Integer.class, Long.class, Double.class, Boolean.class, String.class, BigDecimal.class, LocalDate.class);

    private final String words;
    private final Class<?> type;
    private final OptionSpec spec;

    /** @param value the default; null for none */
    ValueOption(String name, Class<?> type, @Nullable Object value, String meaning) {
        this.type = BOXES.getOrDefault(type, type);
        this.words = ReportMeta.words(name);
        String said = meaning.isEmpty() ? words : meaning;
        String sentence = said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) + "."
                + (value == null || this.type == Boolean.class ? "" : " Default: " + said(value, this.type) + ".");
        OptionSpec.Builder option =
                OptionSpec.builder(name(name)).type(this.type).description(plain(sentence));
        if (this.type == Boolean.class) {
            option.negatable(true).arity("0");
        } else {
            option.paramLabel(label()).converters(converter());
        }
        spec = option.build();
    }

    /** The option name of a component: {@code --min-orders}. */
    static String name(String component) {
        return "--" + ReportMeta.words(component).replace(' ', '-');
    }

    /** Escapes a help text: picocli treats % as a format and ${ as a variable. */
    static String plain(String text) {
        return text.replace("%", "%%").replace("${", "$${");
    }

    static boolean canStandFor(Class<?> type) {
        Class<?> box = BOXES.getOrDefault(type, type);
        return PLAIN.contains(box) || box == Instant.class || box == Money.class || box.isEnum() || isKey(box);
    }

    OptionSpec spec() {
        return spec;
    }

    /** The given value; null if the option is not given. */
    @Nullable
    Object given() {
        return spec.getValue();
    }

    /** For the caption: {@code limit 10}; empty for a flag that is off. */
    String said(@Nullable Object value) {
        if (value == null || value.equals(false)) {
            return "";
        }
        return value.equals(true) ? words : words + " " + said(value, type);
    }

    private static String said(Object value, Class<?> type) {
        return type.isEnum() ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
    }

    private String label() {
        if (type == LocalDate.class) {
            return "DATE";
        }
        return type == Integer.class || type == Long.class ? "N" : "VALUE";
    }

    private ITypeConverter<?>[] converter() {
        if (type.isEnum()) {
            return new ITypeConverter<?>[] {(ITypeConverter<Object>) this::constant};
        }
        if (isKey(type)) {
            return new ITypeConverter<?>[] {(ITypeConverter<Object>) this::key};
        }
        // a converter of this command, else picocli's
        return new ITypeConverter<?>[0];
    }

    private Object constant(String text) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + Stream.of(type.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " but was '" + text + "'"));
    }

    /** Whether the type is a typed key: a record of one number. */
    private static boolean isKey(Class<?> type) {
        return type != Money.class
                && type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == long.class;
    }

    private Object key(String text) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(long.class);
            constructor.trySetAccessible();
            return constructor.newInstance(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("expected a numeric key but was '" + text + "'");
        } catch (InvocationTargetException e) {
            throw new TypeConversionException("'" + text + "' is not a valid key (" + e.getCause() + ")");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a key has a constructor from its number: " + type, e);
        }
    }
}
