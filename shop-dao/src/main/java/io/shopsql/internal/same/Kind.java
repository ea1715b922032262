package io.shopsql.internal.same;

import java.math.BigInteger;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.QOM;

/** What the values of an expression are in the database. */
enum Kind {
    WHOLE,
    DECIMAL,
    DOUBLE,
    TEXT,
    BOOLEAN,
    DATE,
    OTHER,
    NULL;

    static Kind of(Field<?> field) {
        if (field instanceof Param<?> param && Constants.isFixed(param) && param.getValue() == null) {
            return NULL;
        }
        Kind kind = of(field.getDataType());
        return kind == DECIMAL && isWhole(field) ? WHOLE : kind;
    }

    static Kind of(DataType<?> type) {
        if (type.isInteger()
                || (type.getSQLDataType() != null && type.getSQLDataType().getType() == BigInteger.class)) {
            return WHOLE;
        }
        if (type.isDecimal()) {
            return DECIMAL;
        }
        if (type.isNumeric()) {
            return DOUBLE;
        }
        if (type.isString()) {
            return TEXT;
        }
        if (type.isBoolean()) {
            return BOOLEAN;
        }
        return type.isDate() ? DATE : OTHER;
    }

    /** Whether jOOQ itself binds the values, and not a binding of the shop or the program. */
    static boolean isOfJooq(DataType<?> type) {
        return type.getBinding().getClass().getName().startsWith("org.jooq.impl.");
    }

    /** Whether jOOQ's type is decimal, but the values are whole: both engines sum whole numbers to one. */
    private static boolean isWhole(Field<?> field) {
        if (field instanceof QOM.Sum sum) {
            return of(sum.$field()) == WHOLE;
        }
        List<? extends Field<?>> alternatives = Alternatives.of(field);
        if (!alternatives.isEmpty()) {
            return alternatives.stream().map(Kind::of).allMatch(kind -> kind == WHOLE || kind == NULL);
        }
        if (field instanceof QOM.FieldAlias<?> alias) {
            return of(alias.$field()) == WHOLE;
        }
        if (field instanceof QOM.Add<?> sum) {
            return of(sum.$arg1()) == WHOLE && of(sum.$arg2()) == WHOLE;
        }
        if (field instanceof QOM.Sub<?> difference) {
            return of(difference.$arg1()) == WHOLE && of(difference.$arg2()) == WHOLE;
        }
        if (field instanceof QOM.Mul<?> product) {
            return of(product.$arg1()) == WHOLE && of(product.$arg2()) == WHOLE;
        }
        if (field instanceof QOM.Square<?> square) {
            return of(square.$value()) == WHOLE;
        }
        if (field instanceof QOM.Div<?> quotient) {
            return of(quotient.$arg1()) == WHOLE && of(quotient.$arg2()) == WHOLE;
        }
        return false;
    }
}
