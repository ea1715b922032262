package io.shopsql.query;

import java.util.List;
import java.util.function.Supplier;
import org.jooq.Function1;
import org.jooq.Function2;
import org.jooq.Function3;
import org.jooq.Function4;
import org.jooq.Function5;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.RowCountQuery;
import org.jspecify.annotations.Nullable;

/**
 * Queries that jOOQ renders once for each engine, and that then run at the speed of hand-written JDBC: the text is kept,
 * the statement stays prepared on its connection, and the rows are made without jOOQ's records. They are written, typed
 * and checked as every other jOOQ query. Keep one in a constant: making it costs nothing, its first run renders it.
 *
 * <pre>{@code
 * record Row(OrderId order, Money total) {}
 *
 * static final Compiled.Query1<UserId, Row> ORDERS_OF = Compiled.query(
 *         one(ORDERS.USER_ID),
 *         user -> select(ORDERS.ID, ORDERS.TOTAL).from(ORDERS).where(ORDERS.USER_ID.eq(user)).orderBy(ORDERS.ID),
 *         mapping(Row::new));
 *
 * List<Row> rows = shop.list(ORDERS_OF.with(alice.id()));
 * }</pre>
 *
 * <p>The lambda gets a part for each {@link Parameter} and must build the same query each time: it may not look at
 * values of its own. Values that never change belong into it, with {@code inline} where an index needs a literal. A
 * query with a type that only jOOQ can set or read (a MULTISET, an array) runs through jOOQ, which is logged at debug
 * level. Stateless and thread-safe.
 */
public final class Compiled {

    private Compiled() {}

    /** A query without parameters. */
    public static <R extends Record, T> BoundQuery<T> query(
            Supplier<? extends ResultQuery<R>> query, Mapping<R, T> row) {
        return new BoundQuery<>(new Template(List.of(), parts -> query.get()), row);
    }

    /** A query with 1 parameter. */
    public static <A extends @Nullable Object, PA, R extends Record, T> Query1<A, T> query(
            Parameter<A, PA> a, Function1<PA, ? extends ResultQuery<R>> query, Mapping<R, T> row) {
        Template template = new Template(List.of(a), parts -> query.apply(part(a, parts, 0)));
        return (aa) -> new BoundQuery<>(template, row, template.checked(aa));
    }

    /** A query with 2 parameters. */
    public static <A extends @Nullable Object, PA, B extends @Nullable Object, PB, R extends Record, T>
            Query2<A, B, T> query(
                    Parameter<A, PA> a,
                    Parameter<B, PB> b,
                    Function2<PA, PB, ? extends ResultQuery<R>> query,
                    Mapping<R, T> row) {
        Template template = new Template(List.of(a, b), parts -> query.apply(part(a, parts, 0), part(b, parts, 1)));
        return (aa, bb) -> new BoundQuery<>(template, row, template.checked(aa, bb));
    }

    /** A query with 3 parameters. */
    public static <
                    A extends @Nullable Object,
                    PA,
                    B extends @Nullable Object,
                    PB,
                    C extends @Nullable Object,
                    PC,
                    R extends Record,
                    T>
            Query3<A, B, C, T> query(
                    Parameter<A, PA> a,
                    Parameter<B, PB> b,
                    Parameter<C, PC> c,
                    Function3<PA, PB, PC, ? extends ResultQuery<R>> query,
                    Mapping<R, T> row) {
        Template template = new Template(
                List.of(a, b, c), parts -> query.apply(part(a, parts, 0), part(b, parts, 1), part(c, parts, 2)));
        return (aa, bb, cc) -> new BoundQuery<>(template, row, template.checked(aa, bb, cc));
    }

    /** A query with 4 parameters. */
    public static <
                    A extends @Nullable Object,
                    PA,
                    B extends @Nullable Object,
                    PB,
                    C extends @Nullable Object,
                    PC,
                    D extends @Nullable Object,
                    PD,
                    R extends Record,
                    T>
            Query4<A, B, C, D, T> query(
                    Parameter<A, PA> a,
                    Parameter<B, PB> b,
                    Parameter<C, PC> c,
                    Parameter<D, PD> d,
                    Function4<PA, PB, PC, PD, ? extends ResultQuery<R>> query,
                    Mapping<R, T> row) {
        Template template = new Template(
                List.of(a, b, c, d),
                parts -> query.apply(part(a, parts, 0), part(b, parts, 1), part(c, parts, 2), part(d, parts, 3)));
        return (aa, bb, cc, dd) -> new BoundQuery<>(template, row, template.checked(aa, bb, cc, dd));
    }

    /** A query with 5 parameters. */
    public static <
                    A extends @Nullable Object,
                    PA,
                    B extends @Nullable Object,
                    PB,
                    C extends @Nullable Object,
                    PC,
                    D extends @Nullable Object,
                    PD,
                    E extends @Nullable Object,
                    PE,
                    R extends Record,
                    T>
            Query5<A, B, C, D, E, T> query(
                    Parameter<A, PA> a,
                    Parameter<B, PB> b,
                    Parameter<C, PC> c,
                    Parameter<D, PD> d,
                    Parameter<E, PE> e,
                    Function5<PA, PB, PC, PD, PE, ? extends ResultQuery<R>> query,
                    Mapping<R, T> row) {
        Template template = new Template(
                List.of(a, b, c, d, e),
                parts -> query.apply(
                        part(a, parts, 0), part(b, parts, 1), part(c, parts, 2), part(d, parts, 3), part(e, parts, 4)));
        return (aa, bb, cc, dd, ee) -> new BoundQuery<>(template, row, template.checked(aa, bb, cc, dd, ee));
    }

    /** An INSERT, UPDATE or DELETE with 1 parameter. */
    public static <A extends @Nullable Object, PA> Change1<A> change(
            Parameter<A, PA> a, Function1<PA, ? extends RowCountQuery> change) {
        Template template = new Template(List.of(a), parts -> change.apply(part(a, parts, 0)));
        return (aa) -> new BoundChange(template, template.checked(aa));
    }

    /** An INSERT, UPDATE or DELETE with 2 parameters. */
    public static <A extends @Nullable Object, PA, B extends @Nullable Object, PB> Change2<A, B> change(
            Parameter<A, PA> a, Parameter<B, PB> b, Function2<PA, PB, ? extends RowCountQuery> change) {
        Template template = new Template(List.of(a, b), parts -> change.apply(part(a, parts, 0), part(b, parts, 1)));
        return (aa, bb) -> new BoundChange(template, template.checked(aa, bb));
    }

    /** An INSERT, UPDATE or DELETE with 3 parameters. */
    public static <A extends @Nullable Object, PA, B extends @Nullable Object, PB, C extends @Nullable Object, PC>
            Change3<A, B, C> change(
                    Parameter<A, PA> a,
                    Parameter<B, PB> b,
                    Parameter<C, PC> c,
                    Function3<PA, PB, PC, ? extends RowCountQuery> change) {
        Template template = new Template(
                List.of(a, b, c), parts -> change.apply(part(a, parts, 0), part(b, parts, 1), part(c, parts, 2)));
        return (aa, bb, cc) -> new BoundChange(template, template.checked(aa, bb, cc));
    }

    /** An INSERT, UPDATE or DELETE with 4 parameters. */
    public static <
                    A extends @Nullable Object,
                    PA,
                    B extends @Nullable Object,
                    PB,
                    C extends @Nullable Object,
                    PC,
                    D extends @Nullable Object,
                    PD>
            Change4<A, B, C, D> change(
                    Parameter<A, PA> a,
                    Parameter<B, PB> b,
                    Parameter<C, PC> c,
                    Parameter<D, PD> d,
                    Function4<PA, PB, PC, PD, ? extends RowCountQuery> change) {
        Template template = new Template(
                List.of(a, b, c, d),
                parts -> change.apply(part(a, parts, 0), part(b, parts, 1), part(c, parts, 2), part(d, parts, 3)));
        return (aa, bb, cc, dd) -> new BoundChange(template, template.checked(aa, bb, cc, dd));
    }

    /** An INSERT, UPDATE or DELETE with 5 parameters. */
    public static <
                    A extends @Nullable Object,
                    PA,
                    B extends @Nullable Object,
                    PB,
                    C extends @Nullable Object,
                    PC,
                    D extends @Nullable Object,
                    PD,
                    E extends @Nullable Object,
                    PE>
            Change5<A, B, C, D, E> change(
                    Parameter<A, PA> a,
                    Parameter<B, PB> b,
                    Parameter<C, PC> c,
                    Parameter<D, PD> d,
                    Parameter<E, PE> e,
                    Function5<PA, PB, PC, PD, PE, ? extends RowCountQuery> change) {
        Template template = new Template(
                List.of(a, b, c, d, e),
                parts -> change.apply(
                        part(a, parts, 0), part(b, parts, 1), part(c, parts, 2), part(d, parts, 3), part(e, parts, 4)));
        return (aa, bb, cc, dd, ee) -> new BoundChange(template, template.checked(aa, bb, cc, dd, ee));
    }

    @SuppressWarnings({"unchecked", "UnusedVariable"}) // the parameter gives the type of its part
    private static <P> P part(Parameter<?, P> parameter, Object[] parts, int position) {
        return (P) parts[position];
    }

    /** A compiled query with 1 parameter. */
    @FunctionalInterface
    public interface Query1<A extends @Nullable Object, T> {
        /**
         * The query with these values.
         *
         * @throws io.shopsql.error.InvalidInput if a value is null and its parameter is not {@link Parameter#orNull}
         */
        BoundQuery<T> with(A a);
    }

    /** A compiled query with 2 parameters. */
    @FunctionalInterface
    public interface Query2<A extends @Nullable Object, B extends @Nullable Object, T> {
        /**
         * The query with these values.
         *
         * @throws io.shopsql.error.InvalidInput if a value is null and its parameter is not {@link Parameter#orNull}
         */
        BoundQuery<T> with(A a, B b);
    }

    /** A compiled query with 3 parameters. */
    @FunctionalInterface
    public interface Query3<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object, T> {
        /**
         * The query with these values.
         *
         * @throws io.shopsql.error.InvalidInput if a value is null and its parameter is not {@link Parameter#orNull}
         */
        BoundQuery<T> with(A a, B b, C c);
    }

    /** A compiled query with 4 parameters. */
    @FunctionalInterface
    public interface Query4<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            T> {
        /**
         * The query with these values.
         *
         * @throws io.shopsql.error.InvalidInput if a value is null and its parameter is not {@link Parameter#orNull}
         */
        BoundQuery<T> with(A a, B b, C c, D d);
    }

    /** A compiled query with 5 parameters. */
    @FunctionalInterface
    public interface Query5<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object,
            T> {
        /**
         * The query with these values.
         *
         * @throws io.shopsql.error.InvalidInput if a value is null and its parameter is not {@link Parameter#orNull}
         */
        BoundQuery<T> with(A a, B b, C c, D d, E e);
    }

    /** A compiled change with 1 parameter. */
    @FunctionalInterface
    public interface Change1<A extends @Nullable Object> {
        /**
         * The change with these values.
         *
         * @throws io.shopsql.error.InvalidInput if a value is null and its parameter is not {@link Parameter#orNull}
         */
        BoundChange with(A a);
    }

    /** A compiled change with 2 parameters. */
    @FunctionalInterface
    public interface Change2<A extends @Nullable Object, B extends @Nullable Object> {
        /**
         * The change with these values.
         *
         * @throws io.shopsql.error.InvalidInput if a value is null and its parameter is not {@link Parameter#orNull}
         */
        BoundChange with(A a, B b);
    }

    /** A compiled change with 3 parameters. */
    @FunctionalInterface
    public interface Change3<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> {
        /**
         * The change with these values.
         *
         * @throws io.shopsql.error.InvalidInput if a value is null and its parameter is not {@link Parameter#orNull}
         */
        BoundChange with(A a, B b, C c);
    }

    /** A compiled change with 4 parameters. */
    @FunctionalInterface
    public interface Change4<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object> {
        /**
         * The change with these values.
         *
         * @throws io.shopsql.error.InvalidInput if a value is null and its parameter is not {@link Parameter#orNull}
         */
        BoundChange with(A a, B b, C c, D d);
    }

    /** A compiled change with 5 parameters. */
    @FunctionalInterface
    public interface Change5<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object> {
        /**
         * The change with these values.
         *
         * @throws io.shopsql.error.InvalidInput if a value is null and its parameter is not {@link Parameter#orNull}
         */
        BoundChange with(A a, B b, C c, D d, E e);
    }
}
