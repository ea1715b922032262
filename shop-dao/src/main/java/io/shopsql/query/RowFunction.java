package io.shopsql.query;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Makes a value of the current row of a statement: reads its columns and maps them. Used by the library. Thread-safe. */
public final class RowFunction<T> {

    /**
     * Then reading, converting and mapping become one method handle, which the JVM compiles as a whole: the values between them, such
     * as keys and arrays, are then no objects. Making it takes as long as some thousand rows.
     */
    private static final int MANY = 2_000;

    private static final MethodHandle READ;
    private static final MethodHandle MAP;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            READ = lookup.findVirtual(Column.class, "read", MethodType.methodType(Object.class, ResultSet.class));
            MAP = lookup.findVirtual(Mapping.class, "of", MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Column[] columns;
    private final Mapping<?, T> mapping;

    /** About so many; threads may miss each other's. */
    private int rows;

    private @Nullable MethodHandle whole;

    RowFunction(Column[] columns, Mapping<?, T> mapping) {
        this.columns = columns;
        this.mapping = mapping;
    }

    boolean isOf(Mapping<?, ?> other) {
        return mapping == other;
    }

    /** The value of the current row. */
    @SuppressWarnings("unchecked") // of the mapping
    public T of(ResultSet row) throws SQLException {
        MethodHandle known = whole;
        if (known == null) {
            if (++rows < MANY) {
                @Nullable Object[] cells = new @Nullable Object[columns.length];
                Column.read(row, columns, cells);
                return mapping.of(cells);
            }
            known = whole();
            whole = known;
        }
        try {
            return (T) (Object) known.invokeExact(row);
        } catch (Throwable e) {
            throw RowFunction.<SQLException>same(e); // a mapping in another language may throw anything
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E same(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private MethodHandle whole() {
        MethodHandle[] reads = new MethodHandle[columns.length];
        for (int i = 0; i < reads.length; i++) {
            reads[i] = READ.bindTo(columns[i]);
        }
        MethodHandle map = MAP.bindTo(mapping).asCollector(Object[].class, reads.length);
        return MethodHandles.permuteArguments(
                MethodHandles.filterArguments(map, 0, reads),
                MethodType.methodType(Object.class, ResultSet.class),
                new int[reads.length]);
    }
}
