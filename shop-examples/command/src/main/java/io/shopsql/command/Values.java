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

/** How values are read from the command line: what is wrong is told by an example, without the name of a class. */
final class Values {

    private Values() {}

    /** For all options of the command and of its subcommands. */
    static void registerWith(CommandLine line) {
        line.registerConverter(LocalDate.class, reading(LocalDate::parse, "a day as 2010-12-31"));
        line.registerConverter(Instant.class, reading(Instant::parse, "a time as 2010-12-31T23:59:59Z"));
        line.registerConverter(ZoneId.class, reading(ZoneId::of, "a time zone as Europe/London or UTC"));
        line.registerConverter(Money.class, reading(Money::of, "an amount as 12.50"));
        line.registerConverter(BigDecimal.class, reading(BigDecimal::new, "a number as 12.5"));
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
