package io.shopsql.command;

import io.shopsql.schema.type.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converters for option values; an error names an example, not a Java class. */
final class Values {

    private Values() {}

    /** Registers the converters for the command and its subcommands. */
    static void registerWith(CommandLine line) {
        line.registerConverter(LocalDate.class, reading(LocalDate::parse, "a date, e.g. 2010-12-31,"));
        line.registerConverter(Instant.class, reading(Instant::parse, "a time, e.g. 2010-12-31T23:59:59Z,"));
        line.registerConverter(ZoneId.class, reading(ZoneId::of, "a time zone, e.g. Europe/London or UTC,"));
        line.registerConverter(Money.class, reading(Money::of, "an amount, e.g. 12.50,"));
        line.registerConverter(BigDecimal.class, reading(BigDecimal::new, "a number, e.g. 12.5,"));
    }

    private static <T> ITypeConverter<T> reading(Function<String, T> read, String expected) {
        return text -> {
            try {
                return read.apply(text);
            } catch (RuntimeException e) {
                throw new TypeConversionException("expected " + expected + " but was '" + text + "'");
            }
        };
    }
}
