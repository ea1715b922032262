package io.shopsql.fuzz;

import static io.shopsql.fuzz.Kind.BOOL;
import static io.shopsql.fuzz.Kind.CENTS;
import static io.shopsql.fuzz.Kind.CONDITION;
import static io.shopsql.fuzz.Kind.DECIMAL;
import static io.shopsql.fuzz.Kind.INT;
import static io.shopsql.fuzz.Kind.LONG;
import static io.shopsql.fuzz.Kind.MONEY;
import static io.shopsql.fuzz.Kind.NUMBER;
import static io.shopsql.fuzz.Op.Role.AGGREGATE;
import static io.shopsql.fuzz.Op.Role.RANKING;
import static io.shopsql.fuzz.Op.Role.WINDOW;
import static io.shopsql.fuzz.Ops.op;

import io.shopsql.schema.type.MoneySql;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Aggregates, and functions of windows. */
@SuppressWarnings({"unchecked", "rawtypes"})
final class AggregateOps {

    static final List<Op> ALL = all();

    private AggregateOps() {}

    private static List<Op> all() {
        List<Op> ops = new ArrayList<>();
        for (Kind k : Kind.VALUES) {
            ofAnything(ops, k);
        }
        ops.add(op("DSL.count()", AGGREGATE, "count()", INT, a -> DSL.count()));
        for (Kind k : List.of(LONG, INT, DECIMAL, CENTS, NUMBER)) {
            ops.add(op("DSL.sum", AGGREGATE, "sum(%0)", NUMBER, a -> DSL.sum(a[0]), k));
            ops.add(op("DSL.sumDistinct", AGGREGATE, "sumDistinct(%0)", NUMBER, a -> DSL.sumDistinct(a[0]), k));
            ops.add(op("DSL.avg", AGGREGATE, "avg(%0)", NUMBER, a -> DSL.avg(a[0]), k));
            ops.add(op("DSL.avgDistinct", AGGREGATE, "avgDistinct(%0)", NUMBER, a -> DSL.avgDistinct(a[0]), k));
            ops.add(op("DSL.sum over", WINDOW, "sum(%0)", NUMBER, a -> DSL.sum(a[0]), k));
            ops.add(op("DSL.avg over", WINDOW, "avg(%0)", NUMBER, a -> DSL.avg(a[0]), k));
        }
        ops.add(op("DSL.boolAnd(Field)", AGGREGATE, "boolAnd(%0)", BOOL, a -> DSL.boolAnd(a[0]), BOOL));
        ops.add(op("DSL.boolOr(Field)", AGGREGATE, "boolOr(%0)", BOOL, a -> DSL.boolOr(a[0]), BOOL));
        ops.add(op(
                "DSL.boolAnd(Condition)",
                AGGREGATE,
                "boolAnd(%0)",
                BOOL,
                a -> DSL.boolAnd((Condition) a[0]),
                CONDITION));
        ops.add(op(
                "DSL.boolOr(Condition)", AGGREGATE, "boolOr(%0)", BOOL, a -> DSL.boolOr((Condition) a[0]), CONDITION));
        ops.add(op("DSL.every(Field)", AGGREGATE, "every(%0)", BOOL, a -> DSL.every(a[0]), BOOL));
        ops.add(op("MoneySql.sum", AGGREGATE, "MoneySql.sum(%0)", MONEY, a -> MoneySql.sum(a[0]), MONEY));
        ops.add(op("MoneySql.avg", AGGREGATE, "MoneySql.avg(%0)", MONEY, a -> MoneySql.avg(a[0]), MONEY));
        ops.add(op("DSL.rowNumber", RANKING, "rowNumber()", INT, a -> DSL.rowNumber()));
        ops.add(op("DSL.rank", WINDOW, "rank()", INT, a -> DSL.rank()));
        ops.add(op("DSL.denseRank", WINDOW, "denseRank()", INT, a -> DSL.denseRank()));
        ops.add(op("DSL.percentRank", WINDOW, "percentRank()", NUMBER, a -> DSL.percentRank()));
        ops.add(op("DSL.cumeDist", WINDOW, "cumeDist()", NUMBER, a -> DSL.cumeDist()));
        ops.add(op("DSL.ntile", RANKING, "ntile(3)", INT, a -> DSL.ntile(3)));
        ops.add(op("DSL.count over", WINDOW, "count()", INT, a -> DSL.count()));
        return ops;
    }

    private static void ofAnything(List<Op> ops, Kind k) {
        ops.add(op("DSL.count(Field)", AGGREGATE, "count(%0)", INT, a -> DSL.count(a[0]), k));
        ops.add(op("DSL.countDistinct(Field)", AGGREGATE, "countDistinct(%0)", INT, a -> DSL.countDistinct(a[0]), k));
        if (k != BOOL) {
            ops.add(op("DSL.max", AGGREGATE, "max(%0)", k, a -> DSL.max(a[0]), k));
            ops.add(op("DSL.min", AGGREGATE, "min(%0)", k, a -> DSL.min(a[0]), k));
            ops.add(op("DSL.max over", WINDOW, "max(%0)", k, a -> DSL.max(a[0]), k));
            ops.add(op("DSL.min over", WINDOW, "min(%0)", k, a -> DSL.min(a[0]), k));
        }
        ops.add(op("DSL.lag", RANKING, "lag(%0)", k, a -> DSL.lag(a[0]), k));
        ops.add(op("DSL.lead", RANKING, "lead(%0, 2)", k, a -> DSL.lead(a[0], 2), k));
        ops.add(op("DSL.firstValue", RANKING, "firstValue(%0)", k, a -> DSL.firstValue(a[0]), k));
        ops.add(op("DSL.lastValue", RANKING, "lastValue(%0)", k, a -> DSL.lastValue(a[0]), k));
        ops.add(op("DSL.nthValue", RANKING, "nthValue(%0, 2)", k, a -> DSL.nthValue(a[0], 2), k));
    }
}
