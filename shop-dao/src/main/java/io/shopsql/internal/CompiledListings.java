package io.shopsql.internal;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.one;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.shopsql.page.Listing;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.query.BoundQuery;
import io.shopsql.query.Mapping;
import io.shopsql.query.Parameter;
import io.shopsql.query.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The listings of an aggregate under one condition, compiled. Stateless and thread-safe. */
final class CompiledListings<T> {

    private final Selection<?, T> selection;
    private final Template list;
    private final Template first;
    private final Template count;
    private final Template exists;
    private final List<Parameter<?, ?>> parameters;
    private final Function<Object[], Condition> condition;

    /** By the size of a page, negative for descending ones. */
    private final Map<Integer, Pages<?>> pages = new ConcurrentHashMap<>();

    CompiledListings(
            Selection<?, T> selection, List<Parameter<?, ?>> parameters, Function<Object[], Condition> condition) {
        this.selection = selection;
        this.list = new Template(parameters, parts -> selection.sorted(condition.apply(parts)));
        this.first = new Template(
                parameters, parts -> selection.sorted(condition.apply(parts)).limit(inline(1)));
        this.count = new Template(
                parameters,
                parts -> select(DSL.count().coerce(SQLDataType.BIGINT))
                        .from(selection.from())
                        .where(condition.apply(parts)));
        this.exists = new Template(
                parameters,
                parts -> select(inline(1L))
                        .from(selection.from())
                        .where(condition.apply(parts))
                        .limit(inline(1)));
        this.parameters = parameters;
        this.condition = condition;
    }

    Listing<T> in(Session session, Object... values) {
        return new Of(session, values);
    }

    private Pages<?> pages(PageRequest request) {
        int size = request.size();
        return pages.computeIfAbsent(
                request.descending() ? -size : size,
                key -> new Pages<>(
                        selection,
                        selection.pages(),
                        parameters,
                        condition,
                        request.descending(),
                        parameters.isEmpty() ? inline(size + 1) : val(size + 1)));
    }

    /**
     * The pages of one size in one direction: the first, and one after a position. Of all rows, the limit is a literal:
     * with a bind variable, Postgres plans each page anew. Under a condition it is a bind variable: with a literal, Postgres
     * trusts the average number of rows, and sorts all those of a user with many orders.
     */
    private static final class Pages<I> {
        private final Keyset<I> pages;
        private final Template first;
        private final Template after;

        private <R extends Record> Pages(
                Selection<R, ?> selection,
                Keyset<I> pages,
                List<Parameter<?, ?>> parameters,
                Function<Object[], Condition> condition,
                boolean descending,
                Field<Integer> limit) {
            this.pages = pages;
            int n = parameters.size();
            this.first = new Template(
                    parameters, parts -> pages.first(selection.rows(condition.apply(parts)), descending, limit));
            Field<Instant> time = pages.time();
            this.after = time == null
                    ? new Template(
                            with(parameters, one(pages.id())),
                            parts -> pages.after(
                                    selection.rows(condition.apply(parts)),
                                    descending,
                                    null,
                                    Template.<Param<I>>part(parts, n),
                                    limit))
                    : new Template(
                            with(parameters, one(time), one(pages.id())),
                            parts -> pages.after(
                                    selection.rows(condition.apply(parts)),
                                    descending,
                                    Template.<Param<Instant>>part(parts, n),
                                    Template.<Param<I>>part(parts, n + 1),
                                    limit));
        }

        private static List<Parameter<?, ?>> with(List<Parameter<?, ?>> parameters, Parameter<?, ?>... more) {
            List<Parameter<?, ?>> all = new ArrayList<>(parameters);
            all.addAll(List.of(more));
            return all;
        }

        private <T> BoundQuery<T> page(Selection<?, T> selection, Object[] values, PageRequest request) {
            Position position = request.position().orElse(null);
            if (position == null) {
                return new BoundQuery<>(first, selection.mapping(), values);
            }
            return pages.time() == null
                    ? new BoundQuery<>(after, selection.mapping(), with(values, pages.key(position)))
                    : new BoundQuery<>(
                            after, selection.mapping(), with(values, position.createdAt(), pages.key(position)));
        }

        private static Object[] with(Object[] values, Object... more) {
            Object[] all = new Object[values.length + more.length];
            System.arraycopy(values, 0, all, 0, values.length);
            System.arraycopy(more, 0, all, values.length, more.length);
            return all;
        }
    }

    /** One listing. */
    private final class Of implements Listing<T> {
        private final Session session;
        private final Object[] values;

        private Of(Session session, Object[] values) {
            this.session = session;
            this.values = values;
        }

        @Override
        public List<T> list() {
            return session.runner().list(rows(list));
        }

        @Override
        public Page<T> page(PageRequest request) {
            return Page.of(
                    session.runner().list(pages(request).page(selection, values, request)),
                    request,
                    selection.position());
        }

        @Override
        public <V extends @Nullable Object> V stream(Function<Stream<T>, V> work) {
            return session.runner().stream(rows(list), work);
        }

        @Override
        public long count() {
            return session.runner()
                    .first(number(count), false)
                    .orElseThrow(() -> new IllegalStateException("a count is one row"));
        }

        @Override
        public Optional<T> first() {
            return session.runner().first(rows(first), false);
        }

        @Override
        public boolean exists() {
            return session.runner().first(number(exists), false).isPresent();
        }

        private BoundQuery<T> rows(Template template) {
            return new BoundQuery<>(template, selection.mapping(), values);
        }

        private BoundQuery<Long> number(Template template) {
            return new BoundQuery<>(template, CompiledListings.NUMBER, values);
        }
    }

    private static final Mapping<Record1<Long>, Long> NUMBER = mapping((Long number) -> number);
}
