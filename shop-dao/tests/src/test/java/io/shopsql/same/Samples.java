package io.shopsql.same;

import io.shopsql.schema.Keys;
import io.shopsql.schema.Tables;
import java.math.BigInteger;
import java.sql.Time;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import org.jooq.Collation;
import org.jooq.Comment;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.JoinType;
import org.jooq.Operator;
import org.jooq.Path;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jooq.WindowDefinition;
import org.jooq.XML;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM.JoinHint;
import org.jooq.types.UByte;
import org.jooq.types.UInteger;
import org.jooq.types.ULong;
import org.jooq.types.UShort;
import org.jspecify.annotations.Nullable;

/** Arguments of the types that are no kind of column. */
final class Samples {

    private static final Map<Class<?>, List<?>> VALUES = Map.ofEntries(
            Map.entry(boolean.class, List.of(true, false)),
            Map.entry(byte.class, numbers((byte) 0, (byte) -1, Byte.MAX_VALUE, Byte.MIN_VALUE)),
            Map.entry(Byte.class, numbers((byte) 0, (byte) -1, Byte.MAX_VALUE, Byte.MIN_VALUE)),
            Map.entry(short.class, numbers((short) 0, Short.MAX_VALUE, Short.MIN_VALUE)),
            Map.entry(Short.class, numbers((short) 0, Short.MAX_VALUE, Short.MIN_VALUE)),
            Map.entry(float.class, numbers(0f, 1.5f, -2.5f, 0.1f, 1e30f)),
            Map.entry(Float.class, numbers(0f, 1.5f, -2.5f, 0.1f, 1e30f)),
            Map.entry(double.class, numbers(0.0, 1.5, -2.5, 0.1, 1e300)),
            Map.entry(BigInteger.class, numbers(BigInteger.ZERO, BigInteger.TEN.pow(18), BigInteger.TEN.pow(30))),
            Map.entry(UByte.class, numbers(UByte.valueOf(0), UByte.valueOf(255))),
            Map.entry(UShort.class, numbers(UShort.valueOf(0), UShort.valueOf(65_535))),
            Map.entry(UInteger.class, numbers(UInteger.valueOf(0), UInteger.valueOf(4_294_967_295L))),
            Map.entry(ULong.class, numbers(ULong.valueOf(0), ULong.valueOf("18446744073709551615"))),
            Map.entry(Time.class, List.of(Time.valueOf("12:30:45"))),
            Map.entry(OffsetDateTime.class, List.of(OffsetDateTime.parse("2024-02-29T12:30:45.123456+01:00"))),
            Map.entry(OffsetTime.class, List.of(OffsetTime.parse("12:30:45.123456+01:00"))),
            Map.entry(XML.class, List.of(XML.xml("<a/>"))),
            Map.entry(Operator.class, List.of(Operator.values())),
            Map.entry(JoinType.class, List.of(JoinType.JOIN, JoinType.LEFT_OUTER_JOIN, JoinType.RIGHT_OUTER_JOIN)),
            Map.entry(JoinHint.class, List.of(JoinHint.HASH)),
            Map.entry(Collation.class, List.of(DSL.collation("n"))),
            Map.entry(Comment.class, List.of(DSL.comment("a comment"))),
            Map.entry(Path.class, List.of(Tables.ORDERS.users())),
            Map.entry(ForeignKey.class, List.of(Keys.FK_ORDERS_USER)),
            Map.entry(TableField[].class, List.<Object>of((Object) new TableField<?, ?>[] {Tables.ORDERS.USER_ID})),
            Map.entry(
                    WindowDefinition.class,
                    List.of(DSL.name("w").as(DSL.partitionBy(Scratch.GROUP).orderBy(Scratch.ID)))),
            Map.entry(CommonTableExpression.class, List.of(common())),
            Map.entry(QueryPart.class, List.of(Small.ASKED.x)),
            Map.entry(Record.class, List.of(row(9001), row(9002))),
            Map.entry(Result.class, List.of(rows())));

    private Samples() {}

    /** Null if there are none. */
    static @Nullable List<?> of(Class<?> type) {
        return VALUES.get(type);
    }

    private static List<Number> numbers(Number... numbers) {
        return List.of(numbers);
    }

    private static CommonTableExpression<?> common() {
        return DSL.name("n0").fields("n1").as(DSL.select(Small.ASKED.x).from(Small.ASKED));
    }

    private static Record row(int id) {
        Record2<Integer, Integer> row = DSL.using(SQLDialect.DEFAULT).newRecord(Small.STORED.id, Small.STORED.x);
        row.values(id, 7);
        return row;
    }

    static Record row(Field<Integer> column) {
        Record1<Integer> row = DSL.using(SQLDialect.DEFAULT).newRecord(column);
        row.value1(7);
        return row;
    }

    private static Result<Record1<Integer>> rows() {
        Result<Record1<Integer>> rows = DSL.using(SQLDialect.DEFAULT).newResult(Small.STORED.x);
        for (int value : new int[] {2, 7}) {
            Record1<Integer> row = DSL.using(SQLDialect.DEFAULT).newRecord(Small.STORED.x);
            row.value1(value);
            rows.add(row);
        }
        return rows;
    }
}
