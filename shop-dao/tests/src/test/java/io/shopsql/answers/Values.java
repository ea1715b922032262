package io.shopsql.answers;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/** A table of one column, made of values. */
record Values<T>(DataType<T> type, List<T> values) {

    @SafeVarargs
    @SuppressWarnings("varargs") // a list of them is made
    static <T> Values<T> of(DataType<T> type, T... values) {
        return new Values<>(type, Arrays.asList(values));
    }

    /** The column. */
    Field<T> x() {
        return field(name("v", "x"), type);
    }

    Table<?> table() {
        Select<Record1<T>> all = null;
        for (T value : values) {
            Select<Record1<T>> row = select(val(value, type).as("x"));
            all = all == null ? row : all.unionAll(row);
        }
        return all.asTable("v");
    }

    /** The answer for each value. */
    <U> List<U> each(DSLContext db, Function<Field<T>, Field<U>> expression) {
        List<U> answers = new ArrayList<>();
        for (T value : values) {
            answers.add(Values.of(type, value).all(db, expression));
        }
        return answers;
    }

    /** The answer for all values. */
    <U> U all(DSLContext db, Function<Field<T>, Field<U>> aggregate) {
        return db.select(aggregate.apply(x())).from(table()).fetchOne().value1();
    }
}
