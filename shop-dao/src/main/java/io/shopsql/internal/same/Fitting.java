package io.shopsql.internal.same;

import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.MoneyOverflow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;

/**
 * A value for a column of a limited type: a text of a length, a decimal of a precision and scale, a number of fewer bits. What does not
 * fit is an error, and a decimal is rounded to the scale, as on Postgres.
 */
final class Fitting {

    private Fitting() {}

    /** The value to store; the given one itself if it fits, or if the column takes any. */
    static Field<?> into(Field<?> column, Field<?> value, boolean sqlite) {
        return into(column, value, value, sqlite);
    }

    /**
     * @param origin the expression that the value was computed by
     */
    static Field<?> into(Field<?> column, Field<?> origin, Field<?> value, boolean sqlite) {
        DataType<?> to = column.getDataType();
        Field<?> made = origin instanceof QOM.FieldAlias<?> alias ? alias.$field() : origin;
        Kind kind = Kind.of(made);
        if (kind == Kind.NULL || made instanceof QOM.Default) {
            return value;
        }
        return switch (Kind.of(to)) {
            case TEXT ->
                kind == Kind.TEXT && to.lengthDefined() && to.length() > 0 ? text(to, made, value, sqlite) : value;
            case WHOLE ->
                kind == Kind.WHOLE && Scale.bits(made.getDataType()) > Scale.bits(to) && !(made instanceof Param)
                        ? value.cast(to)
                        : value;
            case DECIMAL ->
                isLimited(to) && (kind == Kind.DECIMAL || kind == Kind.WHOLE) ? decimal(to, made, value) : value;
            default -> value;
        };
    }

    private static Field<?> text(DataType<?> to, Field<?> made, Field<?> value, boolean sqlite) {
        if (Constants.of(made) instanceof String constant) {
            if (constant.codePointCount(0, constant.length()) > to.length()) {
                throw new ConstraintViolated("A text is longer than its column.", null, null);
            }
            return value;
        }
        if (!sqlite
                || (isStored(made)
                        && made.getDataType().lengthDefined()
                        && made.getDataType().length() <= to.length())) {
            return value;
        }
        // Postgres cuts spaces alone
        return Fragment.field(
                value,
                "(case when length(rtrim(",
                value,
                ", ' ')) > " + to.length() + " then ",
                Fails.TOO_LONG,
                " else substr(",
                value,
                ", 1, " + to.length() + ") end)");
    }

    private static Field<?> decimal(DataType<?> to, Field<?> made, Field<?> value) {
        if (Constants.of(made) instanceof BigDecimal constant) {
            return constant(to, constant, (Param<?>) made);
        }
        DataType<?> from = made.getDataType();
        boolean fits =
                isStored(made) && isLimited(from) && from.scale() == to.scale() && from.precision() <= to.precision();
        if (!fits && Scale.of(made) == Scale.UNKNOWN) {
            throw Refusal.of("decimal-arithmetic");
        }
        return fits ? value : value.cast(to);
    }

    private static Field<?> constant(DataType<?> to, BigDecimal constant, Param<?> given) {
        BigDecimal rounded = constant.setScale(to.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() - rounded.scale() > to.precision() - to.scale() && rounded.signum() != 0) {
            throw new MoneyOverflow("A decimal has more digits than its column.", null);
        }
        if (rounded.compareTo(constant) == 0) {
            return given;
        }
        return given.isInline() ? DSL.inline(rounded, to) : DSL.val(rounded, to);
    }

    /** Whether SQLite's doubles hold it. */
    private static boolean isLimited(DataType<?> type) {
        return type.precisionDefined() && type.precision() > 0 && type.precision() <= 15 && type.scale() <= 9;
    }

    /** Whether the value has the type that it declares: jOOQ's type of an expression is that of its first operand. */
    private static boolean isStored(Field<?> made) {
        return made instanceof TableField || made instanceof QOM.Excluded;
    }

    /** The type by which the value of an expression is known in an outer query. */
    static DataType<?> typeOf(Field<?> made) {
        Field<?> field = made instanceof QOM.FieldAlias<?> alias ? alias.$field() : made;
        int scale = Kind.of(field) == Kind.DECIMAL ? Scale.of(field) : Scale.UNKNOWN;
        return scale == Scale.UNKNOWN ? made.getDataType() : SQLDataType.NUMERIC(38, Math.max(1, scale));
    }
}
