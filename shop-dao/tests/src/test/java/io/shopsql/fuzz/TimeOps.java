package io.shopsql.fuzz;

import static io.shopsql.fuzz.Kind.BOOL;
import static io.shopsql.fuzz.Kind.DATE;
import static io.shopsql.fuzz.Kind.INSTANT;
import static io.shopsql.fuzz.Kind.INT;
import static io.shopsql.fuzz.Kind.TEXT;
import static io.shopsql.fuzz.Ops.scalar;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DatePart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Dates and points in time. */
@SuppressWarnings({"unchecked", "rawtypes"})
final class TimeOps {

    static final List<Op> ALL = all();

    private TimeOps() {}

    private static List<Op> all() {
        List<Op> ops = new ArrayList<>();
        for (Kind k : List.of(DATE, INSTANT)) {
            ops.add(scalar("DSL.year", "year(%0)", INT, a -> DSL.year(a[0]), k));
            ops.add(scalar("DSL.month", "month(%0)", INT, a -> DSL.month(a[0]), k));
            ops.add(scalar("DSL.day", "day(%0)", INT, a -> DSL.day(a[0]), k));
            for (DatePart part : List.of(
                    DatePart.YEAR,
                    DatePart.MONTH,
                    DatePart.DAY,
                    DatePart.QUARTER,
                    DatePart.DAY_OF_YEAR,
                    DatePart.DAY_OF_WEEK,
                    DatePart.ISO_DAY_OF_WEEK,
                    DatePart.EPOCH)) {
                ops.add(scalar(
                        "DSL.extract [" + part + "]",
                        "extract(%0, DatePart." + part + ")",
                        INT,
                        a -> DSL.extract(a[0], part),
                        k));
            }
            ops.add(scalar(
                    "Field.cast(DataType) [" + k + " to TEXT]",
                    "%0.cast(SQLDataType.VARCHAR)",
                    TEXT,
                    a -> a[0].cast(SQLDataType.VARCHAR),
                    k));
        }
        for (DatePart part : List.of(DatePart.HOUR, DatePart.MINUTE, DatePart.SECOND)) {
            ops.add(scalar(
                    "DSL.extract [" + part + "]",
                    "extract(%0, DatePart." + part + ")",
                    INT,
                    a -> DSL.extract(a[0], part),
                    INSTANT));
        }
        ops.add(scalar(
                "Field.cast(DataType) [INSTANT to DATE]",
                "%0.cast(SQLDataType.LOCALDATE)",
                DATE,
                a -> a[0].cast(SQLDataType.LOCALDATE),
                INSTANT));
        for (int n : new int[] {1, -1, 13}) {
            ops.add(scalar("Field.plus [DATE, days]", "%0.plus(" + n + ")", DATE, a -> a[0].plus(n), DATE));
            for (DatePart part : List.of(DatePart.YEAR, DatePart.MONTH, DatePart.DAY)) {
                ops.add(scalar(
                        "DSL.localDateAdd [" + part + "]",
                        "localDateAdd(%0, " + n + ", DatePart." + part + ")",
                        DATE,
                        a -> DSL.localDateAdd(a[0], n, part),
                        DATE));
            }
        }
        ops.add(scalar(
                "DSL.localDateDiff", "localDateDiff(%0, %1)", INT, a -> DSL.localDateDiff(a[0], a[1]), DATE, DATE));
        ops.add(scalar(
                "Field.cast(DataType) [BOOL to TEXT]",
                "%0.cast(SQLDataType.VARCHAR)",
                TEXT,
                a -> a[0].cast(SQLDataType.VARCHAR),
                BOOL));
        ops.add(scalar(
                "Field.cast(DataType) [BOOL to INT]",
                "%0.cast(SQLDataType.INTEGER)",
                INT,
                a -> a[0].cast(SQLDataType.INTEGER),
                BOOL));
        return ops;
    }
}
