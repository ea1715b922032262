package io.shopsql.internal.same;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** The number of decimals of an expression, as far as a query tells. SQLite has no decimals: it holds the nearest double. */
public final class Scale {

    /** The decimals of an average. */
    static final int OF_AVERAGE = 6;

    static final int UNKNOWN = -1;

    /** More digits than a double holds. */
    private static final int MANY = 100;

    private Scale() {}

    static int of(Field<?> field) {
        if (Kind.of(field) == Kind.WHOLE || Kind.of(field) == Kind.NULL) {
            return 0;
        }
        if (Constants.of(field) instanceof BigDecimal constant) {
            return Math.max(0, constant.scale());
        }
        if (field instanceof QOM.Avg average) {
            return Kind.of(average.$field()) == Kind.WHOLE ? OF_AVERAGE : UNKNOWN;
        }
        if (field instanceof QOM.Mul<?> product) {
            int one = of(product.$arg1());
            int other = of(product.$arg2());
            return one == UNKNOWN || other == UNKNOWN ? UNKNOWN : one + other;
        }
        if (field instanceof QOM.Square<?> square) {
            int scale = of(square.$value());
            return scale == UNKNOWN ? UNKNOWN : 2 * scale;
        }
        if (field instanceof QOM.Round<?> round) {
            return round.$decimals() == null
                    ? 0
                    : Constants.of(round.$decimals()) instanceof Integer n ? Math.max(0, n) : UNKNOWN;
        }
        List<? extends Field<?>> kept = kept(field);
        if (!kept.isEmpty()) {
            return most(kept);
        }
        return hasAnyScale(field) ? UNKNOWN : declared(field);
    }

    /** The fields that it takes its values from, or whose decimals it keeps; empty if it has decimals of its own. */
    private static List<? extends Field<?>> kept(Field<?> field) {
        if (field instanceof QOM.FieldAlias<?> alias) {
            return List.of(alias.$field());
        }
        if (field instanceof QOM.Add<?> sum) {
            return List.of(sum.$arg1(), sum.$arg2());
        }
        if (field instanceof QOM.Sub<?> difference) {
            return List.of(difference.$arg1(), difference.$arg2());
        }
        if (field instanceof QOM.Mod<?> rest) {
            return List.of(rest.$dividend(), rest.$divisor());
        }
        if (field instanceof QOM.Neg<?> negation) {
            return List.of(negation.$arg1());
        }
        if (field instanceof QOM.Abs<?> absolute) {
            return List.of(absolute.$value());
        }
        if (field instanceof QOM.Nullif<?> value) {
            return List.of(value.$value());
        }
        if (field instanceof QOM.Sum sum) {
            return List.of(sum.$field());
        }
        if (field instanceof QOM.Min<?> least) {
            return List.of(least.$field());
        }
        if (field instanceof QOM.Max<?> greatest) {
            return List.of(greatest.$field());
        }
        if (field instanceof QOM.FirstValue<?> first) {
            return List.of(first.$field());
        }
        if (field instanceof QOM.LastValue<?> last) {
            return List.of(last.$field());
        }
        if (field instanceof QOM.NthValue<?> nth) {
            return List.of(nth.$field());
        }
        if (field instanceof QOM.Lag<?> lag) {
            return of(lag.$field(), lag.$defaultValue());
        }
        if (field instanceof QOM.Lead<?> lead) {
            return of(lead.$field(), lead.$defaultValue());
        }
        if (field instanceof QOM.ScalarSubquery<?> query) {
            return List.of(Objects.requireNonNull(query.$arg1().getSelect().get(0)));
        }
        return Alternatives.of(field);
    }

    private static List<Field<?>> of(Field<?> value, @Nullable Field<?> otherwise) {
        return otherwise == null ? List.of(value) : List.of(value, otherwise);
    }

    /**
     * Of a column of a result; negative if it has none: an expression may have more decimals than jOOQ's type of it.
     *
     * @param declared by jOOQ's type; negative if it declares none
     */
    public static int ofResult(Field<?> field, int declared) {
        Field<?> made = field instanceof QOM.FieldAlias<?> alias ? alias.$field() : field;
        if (declared < 0 || made instanceof TableField) {
            return declared;
        }
        int scale = of(made);
        return scale > declared || (scale == UNKNOWN && !kept(made).isEmpty()) ? UNKNOWN : declared;
    }

    /** Whether its decimals have nothing to do with those of its operand, whose type jOOQ gives it. */
    private static boolean hasAnyScale(Field<?> field) {
        return field instanceof QOM.Sqrt || field instanceof QOM.Ln || field instanceof QOM.Log10;
    }

    /** Of a column; jOOQ gives an operation the type of its first operand. */
    private static int declared(Field<?> field) {
        return field.getDataType().isDecimal()
                        && field.getDataType().scaleDefined()
                        && field.getDataType().scale() > 0
                ? field.getDataType().scale()
                : UNKNOWN;
    }

    /** An upper bound of the digits before the point. */
    static int digits(Field<?> field) {
        if (Constants.of(field) instanceof BigDecimal constant) {
            return Math.max(0, constant.precision() - constant.scale());
        }
        if (field instanceof QOM.Mul<?> product) {
            return digits(product.$arg1()) + digits(product.$arg2());
        }
        if (field instanceof QOM.Square<?> square) {
            return 2 * digits(square.$value());
        }
        if (field instanceof QOM.Add<?> sum) {
            return Math.max(digits(sum.$arg1()), digits(sum.$arg2())) + 1;
        }
        if (field instanceof QOM.Sub<?> difference) {
            return Math.max(digits(difference.$arg1()), digits(difference.$arg2())) + 1;
        }
        if (field instanceof QOM.FieldAlias<?> alias) {
            return digits(alias.$field());
        }
        if (field instanceof QOM.Neg<?> negation) {
            return digits(negation.$arg1());
        }
        if (field instanceof QOM.Avg) {
            return 9;
        }
        if (Kind.of(field) == Kind.WHOLE && field.getDataType().isInteger()) {
            return bits(field.getDataType()) <= 31 ? 10 : 19;
        }
        DataType<?> type = field.getDataType();
        boolean stored = field instanceof TableField || field instanceof QOM.Cast;
        return stored && type.precisionDefined() && type.precision() > 0 ? type.precision() - type.scale() : MANY;
    }

    private static int most(List<? extends Field<?>> fields) {
        int most = 0;
        for (Field<?> field : fields) {
            int scale = of(field);
            if (scale == UNKNOWN) {
                return UNKNOWN;
            }
            most = Math.max(most, scale);
        }
        return most;
    }

    /** Of a whole number, without its sign. */
    static int bits(DataType<?> type) {
        return switch (type.getSQLDataType() == null
                ? ""
                : type.getSQLDataType().getType().getSimpleName()) {
            case "Byte" -> 7;
            case "Short" -> 15;
            case "Integer" -> 31;
            default -> 63;
        };
    }
}
