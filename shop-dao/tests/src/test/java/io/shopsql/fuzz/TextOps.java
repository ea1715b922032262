package io.shopsql.fuzz;

import static io.shopsql.fuzz.Kind.BOOL;
import static io.shopsql.fuzz.Kind.CONDITION;
import static io.shopsql.fuzz.Kind.DATE;
import static io.shopsql.fuzz.Kind.DECIMAL;
import static io.shopsql.fuzz.Kind.INT;
import static io.shopsql.fuzz.Kind.LONG;
import static io.shopsql.fuzz.Kind.TEXT;
import static io.shopsql.fuzz.Ops.scalar;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DataType;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Text. */
@SuppressWarnings({"unchecked", "rawtypes"})
final class TextOps {

    static final List<Op> ALL = all();

    private TextOps() {}

    private static List<Op> all() {
        List<Op> ops = new ArrayList<>();
        functions(ops);
        parts(ops);
        matches(ops);
        cast(ops, LONG, SQLDataType.BIGINT, "BIGINT");
        cast(ops, INT, SQLDataType.INTEGER, "INTEGER");
        cast(ops, DECIMAL, SQLDataType.NUMERIC(12, 4), "NUMERIC(12, 4)");
        cast(ops, BOOL, SQLDataType.BOOLEAN, "BOOLEAN");
        cast(ops, DATE, SQLDataType.LOCALDATE, "LOCALDATE");
        cast(ops, TEXT, SQLDataType.VARCHAR(3), "VARCHAR(3)");
        return ops;
    }

    private static void functions(List<Op> ops) {
        ops.add(scalar("DSL.concat", "concat(%0, %1)", TEXT, a -> DSL.concat(a[0], a[1]), TEXT, TEXT));
        ops.add(scalar("Field.concat", "%0.concat(%1)", TEXT, a -> a[0].concat(a[1]), TEXT, TEXT));
        ops.add(scalar("DSL.lower", "lower(%0)", TEXT, a -> DSL.lower(a[0]), TEXT));
        ops.add(scalar("DSL.upper", "upper(%0)", TEXT, a -> DSL.upper(a[0]), TEXT));
        ops.add(scalar("DSL.trim(Field)", "trim(%0)", TEXT, a -> DSL.trim(a[0]), TEXT));
        ops.add(scalar("DSL.ltrim(Field)", "ltrim(%0)", TEXT, a -> DSL.ltrim(a[0]), TEXT));
        ops.add(scalar("DSL.rtrim(Field)", "rtrim(%0)", TEXT, a -> DSL.rtrim(a[0]), TEXT));
        ops.add(scalar("DSL.trim(Field,Field)", "trim(%0, %1)", TEXT, a -> DSL.trim(a[0], a[1]), TEXT, TEXT));
        ops.add(scalar("DSL.length", "length(%0)", INT, a -> DSL.length(a[0]), TEXT));
        ops.add(scalar("DSL.charLength", "charLength(%0)", INT, a -> DSL.charLength(a[0]), TEXT));
        ops.add(scalar("DSL.octetLength", "octetLength(%0)", INT, a -> DSL.octetLength(a[0]), TEXT));
        ops.add(scalar("DSL.bitLength", "bitLength(%0)", INT, a -> DSL.bitLength(a[0]), TEXT));
        ops.add(scalar(
                "DSL.replace", "replace(%0, %1, %2)", TEXT, a -> DSL.replace(a[0], a[1], a[2]), TEXT, TEXT, TEXT));
    }

    private static void parts(List<Op> ops) {
        ops.add(scalar(
                "DSL.substring(Field,Field)", "substring(%0, %1)", TEXT, a -> DSL.substring(a[0], a[1]), TEXT, INT));
        for (int i = -1; i < 4; i++) {
            int n = i;
            ops.add(scalar(
                    "DSL.substring(Field,int)", "substring(%0, " + n + ")", TEXT, a -> DSL.substring(a[0], n), TEXT));
            ops.add(scalar(
                    "DSL.substring(Field,int,int)",
                    "substring(%0, " + n + ", 2)",
                    TEXT,
                    a -> DSL.substring(a[0], n, 2),
                    TEXT));
            ops.add(scalar("DSL.left", "left(%0, " + n + ")", TEXT, a -> DSL.left(a[0], n), TEXT));
            ops.add(scalar("DSL.right", "right(%0, " + n + ")", TEXT, a -> DSL.right(a[0], n), TEXT));
            ops.add(scalar("DSL.repeat", "repeat(%0, " + n + ")", TEXT, a -> DSL.repeat(a[0], n), TEXT));
            ops.add(scalar("DSL.lpad", "lpad(%0, " + n + ", \"xy\")", TEXT, a -> DSL.lpad(a[0], n, "xy"), TEXT));
            ops.add(scalar("DSL.rpad", "rpad(%0, " + n + ", \"xy\")", TEXT, a -> DSL.rpad(a[0], n, "xy"), TEXT));
        }
        ops.add(scalar("DSL.position", "position(%0, %1)", INT, a -> DSL.position(a[0], a[1]), TEXT, TEXT));
    }

    private static void matches(List<Op> ops) {
        for (String pattern : List.of("a%", "%B", "_", "%ä%", "Zo_", "%\\%%")) {
            String quoted = Kind.TEXT.literal.apply(pattern);
            ops.add(scalar("Field.like", "%0.like(" + quoted + ")", CONDITION, a -> a[0].like(pattern), TEXT));
            ops.add(scalar("Field.notLike", "%0.notLike(" + quoted + ")", CONDITION, a -> a[0].notLike(pattern), TEXT));
            ops.add(scalar(
                    "Field.likeIgnoreCase",
                    "%0.likeIgnoreCase(" + quoted + ")",
                    CONDITION,
                    a -> a[0].likeIgnoreCase(pattern),
                    TEXT));
            ops.add(scalar(
                    "Field.like [escape]",
                    "%0.like(" + quoted + ").escape('!')",
                    CONDITION,
                    a -> a[0].like(pattern).escape('!'),
                    TEXT));
        }
        ops.add(scalar("Field.like", "%0.like(%1)", CONDITION, a -> a[0].like(a[1]), TEXT, TEXT));
        ops.add(scalar("Field.contains", "%0.contains(%1)", CONDITION, a -> a[0].contains(a[1]), TEXT, TEXT));
        ops.add(scalar(
                "Field.containsIgnoreCase",
                "%0.containsIgnoreCase(%1)",
                CONDITION,
                a -> a[0].containsIgnoreCase(a[1]),
                TEXT,
                TEXT));
        ops.add(scalar("Field.startsWith", "%0.startsWith(%1)", CONDITION, a -> a[0].startsWith(a[1]), TEXT, TEXT));
        ops.add(scalar(
                "Field.startsWithIgnoreCase",
                "%0.startsWithIgnoreCase(%1)",
                CONDITION,
                a -> a[0].startsWithIgnoreCase(a[1]),
                TEXT,
                TEXT));
        ops.add(scalar("Field.endsWith", "%0.endsWith(%1)", CONDITION, a -> a[0].endsWith(a[1]), TEXT, TEXT));
        ops.add(scalar(
                "Field.endsWithIgnoreCase",
                "%0.endsWithIgnoreCase(%1)",
                CONDITION,
                a -> a[0].endsWithIgnoreCase(a[1]),
                TEXT,
                TEXT));
        ops.add(scalar(
                "Field.equalIgnoreCase",
                "%0.equalIgnoreCase(%1)",
                CONDITION,
                a -> a[0].equalIgnoreCase(a[1]),
                TEXT,
                TEXT));
        ops.add(scalar(
                "Field.notEqualIgnoreCase",
                "%0.notEqualIgnoreCase(%1)",
                CONDITION,
                a -> a[0].notEqualIgnoreCase(a[1]),
                TEXT,
                TEXT));
    }

    private static void cast(List<Op> ops, Kind to, DataType type, String name) {
        ops.add(scalar(
                "Field.cast(DataType) [TEXT to " + to + "]",
                "%0.cast(SQLDataType." + name + ")",
                to,
                a -> a[0].cast(type),
                TEXT));
    }
}
