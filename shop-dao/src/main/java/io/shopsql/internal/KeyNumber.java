package io.shopsql.internal;

import org.jooq.Converter;
import org.jooq.Field;

/** Between a typed key and its number, as the column of the key converts them. */
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
