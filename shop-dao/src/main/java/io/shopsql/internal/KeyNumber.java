package io.shopsql.internal;

import org.jooq.Converter;
import org.jooq.Field;

/** Converts between a typed key and its number, by the converter of the key's column. */
final class KeyNumber {

    private KeyNumber() {}

    static <I> I key(Field<I> column, long number) {
        return converter(column).from(number);
    }

    static <I> long number(Field<I> column, I key) {
        return converter(column).to(key);
    }

    @SuppressWarnings("unchecked") // keys are stored as BIGINT
    private static <I> Converter<Long, I> converter(Field<I> column) {
        return (Converter<Long, I>) column.getConverter();
    }
}
