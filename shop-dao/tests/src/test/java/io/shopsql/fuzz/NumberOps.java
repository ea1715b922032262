package io.shopsql.fuzz;

import static io.shopsql.fuzz.Kind.CENTS;
import static io.shopsql.fuzz.Kind.DECIMAL;
import static io.shopsql.fuzz.Kind.INT;
import static io.shopsql.fuzz.Kind.LONG;
import static io.shopsql.fuzz.Kind.MONEY;
import static io.shopsql.fuzz.Kind.NUMBER;
import static io.shopsql.fuzz.Kind.TEXT;
import static io.shopsql.fuzz.Ops.scalar;

import io.shopsql.schema.type.MoneySql;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Arithmetic. */
@SuppressWarnings({"unchecked", "rawtypes"})
final class NumberOps {

    static final List<Op> ALL = all();

    private NumberOps() {}

    private static List<Op> all() {
        List<Op> ops = new ArrayList<>();
        for (Kind k : List.of(LONG, INT, DECIMAL, CENTS, NUMBER)) {
            arithmetic(ops, k);
            functions(ops, k);
        }
        for (Kind k : List.of(LONG, INT)) {
            bits(ops, k);
        }
        casts(ops);
        money(ops);
        return ops;
    }

    private static void arithmetic(List<Op> ops, Kind k) {
        ops.add(scalar("Field.plus", "%0.plus(%1)", k, a -> a[0].plus(a[1]), k, k));
        ops.add(scalar("Field.minus", "%0.minus(%1)", k, a -> a[0].minus(a[1]), k, k));
        ops.add(scalar("Field.mul", "%0.mul(%1)", k, a -> a[0].mul(a[1]), k, k));
        ops.add(scalar("Field.div", "%0.div(%1)", k, a -> a[0].div(a[1]), k, k));
        ops.add(scalar("Field.mod", "%0.mod(%1)", k, a -> a[0].mod(a[1]), k, k));
        ops.add(scalar("Field.neg", "%0.neg()", k, a -> a[0].neg(), k));
        ops.add(scalar("Field.plus", "%0.plus(%1)", LONG, a -> a[0].plus(a[1]), LONG, INT));
        ops.add(scalar("Field.mul", "%0.mul(%1)", LONG, a -> a[0].mul(a[1]), LONG, INT));
        ops.add(scalar("Field.plus", "%0.plus(%1)", DECIMAL, a -> a[0].plus(a[1]), DECIMAL, k));
        ops.add(scalar("Field.mul", "%0.mul(%1)", DECIMAL, a -> a[0].mul(a[1]), DECIMAL, k));
        ops.add(scalar("Field.div", "%0.div(%1)", DECIMAL, a -> a[0].div(a[1]), DECIMAL, k));
    }

    private static void functions(List<Op> ops, Kind k) {
        ops.add(scalar("DSL.abs", "abs(%0)", k, a -> DSL.abs(a[0]), k));
        ops.add(scalar("DSL.sign", "sign(%0)", INT, a -> DSL.sign(a[0]), k));
        ops.add(scalar("DSL.ceil", "ceil(%0)", k, a -> DSL.ceil(a[0]), k));
        ops.add(scalar("DSL.floor", "floor(%0)", k, a -> DSL.floor(a[0]), k));
        ops.add(scalar("DSL.round(Field)", "round(%0)", k, a -> DSL.round(a[0]), k));
        for (int digits = 0; digits < 3; digits++) {
            int n = digits;
            ops.add(scalar("DSL.round(Field,int)", "round(%0, " + n + ")", k, a -> DSL.round(a[0], n), k));
            ops.add(scalar("DSL.trunc(Field,int)", "trunc(%0, " + n + ")", k, a -> DSL.trunc(a[0], n), k));
        }
        ops.add(scalar("DSL.power", "power(%0, %1)", NUMBER, a -> DSL.power(a[0], a[1]), k, INT));
        ops.add(scalar("DSL.sqrt", "sqrt(%0)", NUMBER, a -> DSL.sqrt(a[0]), k));
        ops.add(scalar("DSL.exp", "exp(%0)", NUMBER, a -> DSL.exp(a[0]), k));
        ops.add(scalar("DSL.ln", "ln(%0)", NUMBER, a -> DSL.ln(a[0]), k));
        ops.add(scalar("DSL.log10", "log10(%0)", NUMBER, a -> DSL.log10(a[0]), k));
        ops.add(scalar("DSL.square", "square(%0)", k, a -> DSL.square(a[0]), k));
    }

    private static void bits(List<Op> ops, Kind k) {
        ops.add(scalar("DSL.bitAnd", "bitAnd(%0, %1)", k, a -> DSL.bitAnd(a[0], a[1]), k, k));
        ops.add(scalar("DSL.bitOr", "bitOr(%0, %1)", k, a -> DSL.bitOr(a[0], a[1]), k, k));
        ops.add(scalar("DSL.bitXor", "bitXor(%0, %1)", k, a -> DSL.bitXor(a[0], a[1]), k, k));
        ops.add(scalar("DSL.bitNot", "bitNot(%0)", k, a -> DSL.bitNot(a[0]), k));
        ops.add(scalar("DSL.shl", "shl(%0, %1)", k, a -> DSL.shl(a[0], a[1]), k, INT));
        ops.add(scalar("DSL.shr", "shr(%0, %1)", k, a -> DSL.shr(a[0], a[1]), k, INT));
    }

    private static void casts(List<Op> ops) {
        for (Kind from : List.of(LONG, INT, DECIMAL, CENTS, NUMBER)) {
            ops.add(cast(from, LONG, SQLDataType.BIGINT, "BIGINT"));
            ops.add(cast(from, INT, SQLDataType.INTEGER, "INTEGER"));
            ops.add(cast(from, DECIMAL, SQLDataType.NUMERIC(12, 4), "NUMERIC(12, 4)"));
            ops.add(cast(from, CENTS, SQLDataType.NUMERIC(10, 2), "NUMERIC(10, 2)"));
            ops.add(cast(from, TEXT, SQLDataType.VARCHAR, "VARCHAR"));
        }
    }

    private static Op cast(Kind from, Kind to, org.jooq.DataType type, String name) {
        return scalar(
                "Field.cast(DataType) [" + from + " to " + to + "]",
                "%0.cast(SQLDataType." + name + ")",
                to,
                a -> a[0].cast(type),
                from);
    }

    private static void money(List<Op> ops) {
        ops.add(scalar("MoneySql.plus", "MoneySql.plus(%0, %1)", MONEY, a -> MoneySql.plus(a[0], a[1]), MONEY, MONEY));
        ops.add(scalar(
                "MoneySql.minus", "MoneySql.minus(%0, %1)", MONEY, a -> MoneySql.minus(a[0], a[1]), MONEY, MONEY));
        ops.add(scalar("MoneySql.times", "MoneySql.times(%0, %1)", MONEY, a -> MoneySql.times(a[0], a[1]), MONEY, INT));
    }
}
