package io.shopsql.fuzz;

import static io.shopsql.fuzz.Kind.BOOL;
import static io.shopsql.fuzz.Kind.CONDITION;
import static io.shopsql.fuzz.Ops.scalar;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What there is for values of every kind, and for conditions. */
@SuppressWarnings({"unchecked", "rawtypes"})
final class AnyOps {

    static final Op FIELD_OF_CONDITION =
            scalar("DSL.field(Condition)", "field(%0)", BOOL, a -> DSL.field(c(a, 0)), CONDITION);

    static final List<Op> ALL = all();

    private AnyOps() {}

    private static List<Op> all() {
        List<Op> ops = new ArrayList<>();
        for (Kind k : Kind.VALUES) {
            comparisons(ops, k);
            choices(ops, k);
        }
        for (Kind one : Kind.DECIMALS) {
            Kind.DECIMALS.stream().filter(other -> other != one).forEach(other -> mixed(ops, one, other));
        }
        conditions(ops);
        return ops;
    }

    private static void comparisons(List<Op> ops, Kind k) {
        ops.add(scalar("Field.eq", "%0.eq(%1)", CONDITION, a -> a[0].eq(a[1]), k, k));
        ops.add(scalar("Field.ne", "%0.ne(%1)", CONDITION, a -> a[0].ne(a[1]), k, k));
        ops.add(scalar("Field.lt", "%0.lt(%1)", CONDITION, a -> a[0].lt(a[1]), k, k));
        ops.add(scalar("Field.le", "%0.le(%1)", CONDITION, a -> a[0].le(a[1]), k, k));
        ops.add(scalar("Field.gt", "%0.gt(%1)", CONDITION, a -> a[0].gt(a[1]), k, k));
        ops.add(scalar("Field.ge", "%0.ge(%1)", CONDITION, a -> a[0].ge(a[1]), k, k));
        ops.add(scalar("Field.between", "%0.between(%1, %2)", CONDITION, a -> a[0].between(a[1], a[2]), k, k, k));
        ops.add(scalar(
                "Field.betweenSymmetric",
                "%0.betweenSymmetric(%1, %2)",
                CONDITION,
                a -> a[0].betweenSymmetric(a[1], a[2]),
                k,
                k,
                k));
        ops.add(scalar("Field.in", "%0.in(%1, %2)", CONDITION, a -> a[0].in(a[1], a[2]), k, k, k));
        ops.add(scalar("Field.notIn", "%0.notIn(%1, %2)", CONDITION, a -> a[0].notIn(a[1], a[2]), k, k, k));
        ops.add(scalar("Field.isNull", "%0.isNull()", CONDITION, a -> a[0].isNull(), k));
        ops.add(scalar("Field.isNotNull", "%0.isNotNull()", CONDITION, a -> a[0].isNotNull(), k));
        ops.add(scalar(
                "Field.isDistinctFrom", "%0.isDistinctFrom(%1)", CONDITION, a -> a[0].isDistinctFrom(a[1]), k, k));
        ops.add(scalar(
                "Field.isNotDistinctFrom",
                "%0.isNotDistinctFrom(%1)",
                CONDITION,
                a -> a[0].isNotDistinctFrom(a[1]),
                k,
                k));
    }

    private static void choices(List<Op> ops, Kind k) {
        ops.add(scalar("DSL.coalesce", "coalesce(%0, %1)", k, a -> DSL.coalesce(a[0], a[1]), k, k));
        ops.add(scalar("DSL.nvl", "nvl(%0, %1)", k, a -> DSL.nvl(x(a, 0), x(a, 1)), k, k));
        ops.add(scalar("DSL.nullif", "nullif(%0, %1)", k, a -> DSL.nullif(x(a, 0), x(a, 1)), k, k));
        ops.add(scalar("DSL.nvl2", "nvl2(%0, %1, %2)", k, a -> DSL.nvl2(a[0], x(a, 1), x(a, 2)), k, k, k));
        ops.add(scalar(
                "DSL.when",
                "when(%0, %1).otherwise(%2)",
                k,
                a -> DSL.when(c(a, 0), a[1]).otherwise(a[2]),
                CONDITION,
                k,
                k));
        ops.add(scalar("DSL.when", "when(%0, %1)", k, a -> DSL.when(c(a, 0), a[1]), CONDITION, k));
        ops.add(scalar("DSL.iif", "iif(%0, %1, %2)", k, a -> DSL.iif(c(a, 0), x(a, 1), x(a, 2)), CONDITION, k, k));
        ops.add(scalar(
                "DSL.choose",
                "choose(%0).when(%1, %2).otherwise(%3)",
                k,
                a -> DSL.choose(a[0]).when(a[1], a[2]).otherwise(a[3]),
                k,
                k,
                k,
                k));
        ops.add(scalar("DSL.decode", "decode(%0, %1, %2, %3)", k, a -> DSL.decode(a[0], a[1], a[2], a[3]), k, k, k, k));
        ops.add(scalar("DSL.greatest", "greatest(%0, %1)", k, a -> DSL.greatest(a[0], a[1]), k, k));
        ops.add(scalar("DSL.least", "least(%0, %1)", k, a -> DSL.least(a[0], a[1]), k, k));
    }

    private static void mixed(List<Op> ops, Kind k, Kind other) {
        ops.add(scalar("DSL.coalesce", "coalesce(%0, %1)", k, a -> DSL.coalesce(a[0], a[1]), k, other));
        ops.add(scalar("DSL.nvl", "nvl(%0, %1)", k, a -> DSL.nvl(x(a, 0), x(a, 1)), k, other));
        ops.add(scalar("DSL.nvl2", "nvl2(%0, %1, %2)", k, a -> DSL.nvl2(a[0], x(a, 1), x(a, 2)), other, k, other));
        ops.add(scalar(
                "DSL.when",
                "when(%0, %1).otherwise(%2)",
                k,
                a -> DSL.when(c(a, 0), a[1]).otherwise(a[2]),
                CONDITION,
                k,
                other));
        ops.add(scalar("DSL.iif", "iif(%0, %1, %2)", k, a -> DSL.iif(c(a, 0), x(a, 1), x(a, 2)), CONDITION, k, other));
        ops.add(scalar("DSL.greatest", "greatest(%0, %1)", k, a -> DSL.greatest(a[0], a[1]), k, other));
        ops.add(scalar("DSL.least", "least(%0, %1)", k, a -> DSL.least(a[0], a[1]), k, other));
        ops.add(scalar("Field.minus", "%0.minus(%1)", k, a -> a[0].minus(a[1]), k, other));
    }

    private static void conditions(List<Op> ops) {
        ops.add(scalar("Condition.and", "%0.and(%1)", CONDITION, a -> c(a, 0).and(c(a, 1)), CONDITION, CONDITION));
        ops.add(scalar("Condition.or", "%0.or(%1)", CONDITION, a -> c(a, 0).or(c(a, 1)), CONDITION, CONDITION));
        ops.add(scalar("Condition.xor", "%0.xor(%1)", CONDITION, a -> c(a, 0).xor(c(a, 1)), CONDITION, CONDITION));
        ops.add(scalar("Condition.not", "%0.not()", CONDITION, a -> c(a, 0).not(), CONDITION));
        ops.add(FIELD_OF_CONDITION);
        ops.add(scalar("DSL.condition", "condition(%0)", CONDITION, a -> DSL.condition((Field<Boolean>) a[0]), BOOL));
        ops.add(scalar("Field.isTrue", "%0.isTrue()", CONDITION, a -> a[0].isTrue(), BOOL));
        ops.add(scalar("Field.isFalse", "%0.isFalse()", CONDITION, a -> a[0].isFalse(), BOOL));
    }

    private static Condition c(Field[] a, int i) {
        return (Condition) a[i];
    }

    /** For methods that take a field or a value: raw types leave the compiler no choice between them. */
    private static Field<Long> x(Field[] a, int i) {
        return a[i];
    }
}
