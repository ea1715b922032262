package io.shopsql.schema.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.JSON;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.impl.AbstractConverter;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@link Attributes}: {@code jsonb} on Postgres, JSON text on SQLite. {@link Attributes#NONE} is stored as
 * NULL. Thread-safe.
 */
public final class AttributesBinding implements Binding<JSON, Attributes> {
    private static final long serialVersionUID = 1L;

    private static final Converter<JSON, Attributes> CONVERTER = new Column();

    @Override
    public Converter<JSON, Attributes> converter() {
        return CONVERTER;
    }

    @Override
    public void sql(BindingSQLContext<Attributes> ctx) {
        String text = text(ctx.value());
        if (ctx.render().paramType() != ParamType.INLINED) {
            ctx.render().sql(ctx.variable());
        } else {
            ctx.render().visit(DSL.inline(text));
        }
        if (ctx.family() != SQLDialect.SQLITE) {
            ctx.render().sql("::jsonb");
        }
    }

    @Override
    public void set(BindingSetStatementContext<Attributes> ctx) throws SQLException {
        set(ctx.statement(), ctx.index(), ctx.value());
    }

    /** Sets a bind variable. */
    public static void set(PreparedStatement statement, int index, @Nullable Attributes value) throws SQLException {
        statement.setString(index, text(value));
    }

    private static @Nullable String text(@Nullable Attributes attributes) {
        return attributes == null || attributes.isEmpty() ? null : attributes.json();
    }

    @Override
    public void get(BindingGetResultSetContext<Attributes> ctx) throws SQLException {
        ctx.value(read(ctx.resultSet(), ctx.index()));
    }

    /** The attributes in a column of the current row. */
    public static Attributes read(ResultSet rows, int column) throws SQLException {
        return of(rows.getString(column));
    }

    private static Attributes of(@Nullable String text) {
        return text == null ? Attributes.NONE : AttributesJson.read(text);
    }

    // the shop has no stored procedures and no user-defined types

    @Override
    public void register(BindingRegisterContext<Attributes> ctx) throws SQLException {
        throw new SQLFeatureNotSupportedException("no stored procedures");
    }

    @Override
    public void get(BindingGetStatementContext<Attributes> ctx) throws SQLException {
        throw new SQLFeatureNotSupportedException("no stored procedures");
    }

    @Override
    public void set(BindingSetSQLOutputContext<Attributes> ctx) throws SQLException {
        throw new SQLFeatureNotSupportedException("no user-defined types");
    }

    @Override
    public void get(BindingGetSQLInputContext<Attributes> ctx) throws SQLException {
        throw new SQLFeatureNotSupportedException("no user-defined types");
    }

    /** Converts between the column and the type. */
    private static final class Column extends AbstractConverter<JSON, Attributes> {
        private static final long serialVersionUID = 1L;

        Column() {
            super(JSON.class, Attributes.class);
        }

        @Override
        public Attributes from(@Nullable JSON value) {
            return of(value == null ? null : value.data());
        }

        @Override
        public @Nullable JSON to(@Nullable Attributes attributes) {
            String text = text(attributes);
            return text == null ? null : JSON.valueOf(text);
        }
    }
}
