package io.shopsql.bench.speed;

import io.shopsql.schema.type.Attributes;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** The types of the shop's columns, for MyBatis, which reads columns by name. */
final class MybatisTypes {

    private MybatisTypes() {}

    static <T> BaseTypeHandler<T> number(LongFunction<T> from, ToLongFunction<T> to) {
        return new ByName<>() {
            @Override
            public void setNonNullParameter(PreparedStatement statement, int i, T value, @Nullable JdbcType type)
                    throws SQLException {
                statement.setLong(i, to.applyAsLong(value));
            }

            @Override
            public T getNullableResult(ResultSet rows, int column) throws SQLException {
                return from.apply(rows.getLong(column));
            }

            @Override
            public T getNullableResult(ResultSet rows, String column) throws SQLException {
                return from.apply(rows.getLong(column));
            }
        };
    }

    static <T> BaseTypeHandler<T> text(Function<String, T> from, Function<T, String> to) {
        return new ByName<>() {
            @Override
            public void setNonNullParameter(PreparedStatement statement, int i, T value, @Nullable JdbcType type)
                    throws SQLException {
                statement.setString(i, to.apply(value));
            }

            @Override
            public T getNullableResult(ResultSet rows, int column) throws SQLException {
                return from.apply(rows.getString(column));
            }
        };
    }

    static final class AttributesHandler extends ByName<Attributes> {
        @Override
        public void setNonNullParameter(PreparedStatement statement, int i, Attributes value, @Nullable JdbcType type)
                throws SQLException {
            statement.setString(i, value.json());
        }

        @Override
        public Attributes getNullableResult(ResultSet rows, int column) throws SQLException {
            return Rows.attributes(rows.getString(column));
        }
    }

    static final class TimeHandler extends ByName<Instant> {
        private final Engine engine;

        TimeHandler(Engine engine) {
            this.engine = engine;
        }

        @Override
        public void setNonNullParameter(PreparedStatement statement, int i, Instant value, @Nullable JdbcType type)
                throws SQLException {
            engine.bindTime(statement, i, value);
        }

        @Override
        public Instant getNullableResult(ResultSet rows, int column) throws SQLException {
            return engine.readTime(rows, column);
        }
    }

    private abstract static class ByName<T> extends BaseTypeHandler<T> {
        @Override
        public T getNullableResult(ResultSet rows, String column) throws SQLException {
            return getNullableResult(rows, rows.findColumn(column));
        }

        @Override
        public T getNullableResult(CallableStatement statement, int column) {
            throw new UnsupportedOperationException("no stored procedures");
        }
    }
}
