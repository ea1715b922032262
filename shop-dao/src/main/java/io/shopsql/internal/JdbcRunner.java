package io.shopsql.internal;

import io.shopsql.checks.StatementText;
import io.shopsql.error.IllegalNesting;
import io.shopsql.error.ShopException;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.StatementKind;
import io.shopsql.query.BoundChange;
import io.shopsql.query.BoundQuery;
import io.shopsql.query.Mapping;
import io.shopsql.query.Rendered;
import io.shopsql.query.RowFunction;
import io.shopsql.query.Runner;
import io.shopsql.query.Step;
import io.shopsql.query.Template;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.exception.TooManyRowsException;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled queries through JDBC, under the rules of {@link StatementGuard}: the checks of the statement, once; the
 * checks of the session, each time; the same errors. Belongs to one thread.
 */
final class JdbcRunner implements Runner {

    /** Whether compiled queries run through JDBC. Off, all run through jOOQ: for a comparison. */
    private static final boolean ON = Boolean.parseBoolean(System.getProperty("io.shopsql.compiled", "true"));

    /** More statements run one by one: each combination is a text that the server keeps prepared. */
    private static final int MOST_TOGETHER = 40;

    /** The texts of statements that ran together; only the library chooses these. */
    private static final Map<List<Rendered>, String> TEXTS = new ConcurrentHashMap<>();

    private final Session session;

    JdbcRunner(Session session) {
        this.session = session;
    }

    @Override
    public <T> List<T> list(BoundQuery<T> bound) {
        Rendered statement = rendered(bound.template(), bound.values());
        if (!isCompiled(statement)) {
            return jooq().list(bound);
        }
        start(statement);
        try (PreparedStatement jdbc = session.prepare(statement.sql())) {
            statement.bind(jdbc, bound.values());
            try (ResultSet rows = jdbc.executeQuery()) {
                return statement.list(rows, bound.mapping());
            }
        } catch (SQLException e) {
            throw failed(e, statement);
        } finally {
            session.statements().ended();
        }
    }

    @Override
    public <T> Optional<T> first(BoundQuery<T> bound, boolean only) {
        Rendered statement = rendered(bound.template(), bound.values());
        if (!isCompiled(statement)) {
            return jooq().first(bound, only);
        }
        start(statement);
        try (PreparedStatement jdbc = session.prepare(statement.sql())) {
            statement.bind(jdbc, bound.values());
            try (ResultSet rows = jdbc.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                T value = statement.row(bound.mapping()).of(rows);
                if (only && rows.next()) {
                    throw new TooManyRowsException("The query returned more than one row.");
                }
                return Optional.of(value);
            }
        } catch (SQLException e) {
            throw failed(e, statement);
        } finally {
            session.statements().ended();
        }
    }

    @Override
    public <T, V extends @Nullable Object> V stream(BoundQuery<T> bound, Function<Stream<T>, V> work) {
        Rendered statement = rendered(bound.template(), bound.values());
        if (!isCompiled(statement)) {
            return jooq().stream(bound, work);
        }
        int portion = session.engine().fetchSize();
        session.check(statement.changesData());
        try (PreparedStatement jdbc = session.prepare(statement.sql())) {
            if (portion > 0) {
                session.statements().checkPortions();
                jdbc.setFetchSize(portion);
            }
            statement.bind(jdbc, bound.values());
            ResultSet started = session.opened(jdbc.executeQuery());
            try (Rows<T> rows = new Rows<>(statement, started, bound.mapping())) {
                return work.apply(StreamSupport.stream(rows, false));
            } finally {
                session.closed(started);
            }
        } catch (SQLException e) {
            throw failed(e, statement);
        }
    }

    @Override
    public int run(BoundChange change) {
        Rendered statement = rendered(change.template(), change.values());
        if (!isCompiled(statement)) {
            return jooq().run(change);
        }
        start(statement);
        try (PreparedStatement jdbc = session.prepare(statement.sql())) {
            statement.bind(jdbc, change.values());
            return jdbc.executeUpdate();
        } catch (SQLException e) {
            throw failed(e, statement);
        } finally {
            session.statements().ended();
        }
    }

    @Override
    public int[] runAll(List<BoundChange> changes) {
        if (changes.isEmpty()) {
            return new int[0];
        }
        if (changes.size() == 1) {
            return new int[] {run(changes.get(0))};
        }
        Rendered statement = rendered(changes.get(0).template(), changes.get(0).values());
        if (!isCompiled(statement)) {
            return jooq().runAll(changes);
        }
        start(statement);
        try (PreparedStatement jdbc = session.prepare(statement.sql())) {
            for (BoundChange change : changes) {
                if (rendered(change.template(), change.values()) != statement) {
                    throw new IllegalArgumentException("A batch takes changes of one statement.");
                }
                statement.bind(jdbc, change.values());
                jdbc.addBatch();
            }
            return jdbc.executeBatch();
        } catch (SQLException e) {
            throw failed(e, statement);
        } finally {
            session.statements().ended();
        }
    }

    @Override
    public void together(List<? extends Step<?>> steps) {
        List<Rendered> statements = joinable(steps);
        if (statements.isEmpty()) {
            Runner.super.together(steps);
            return;
        }
        statements.forEach(statement -> session.check(statement.changesData()));
        session.statements().started();
        try (PreparedStatement jdbc = session.prepare(TEXTS.computeIfAbsent(statements, JdbcRunner::text))) {
            int bound = 0;
            Iterator<Rendered> next = statements.iterator();
            for (Step<?> step : steps) {
                for (int i = 0; i < step.size(); i++) {
                    bound = next.next().bind(jdbc, step.values(i), bound);
                }
            }
            jdbc.execute();
            next = statements.iterator();
            for (Step<?> step : steps) {
                step.take(jdbc, next);
            }
        } catch (SQLException e) {
            throw failed(e, StatementKind.OTHER);
        } finally {
            session.statements().ended();
        }
    }

    /** The statements to send together; empty if the steps run one by one. */
    private List<Rendered> joinable(List<? extends Step<?>> steps) {
        int size = 0;
        for (Step<?> step : steps) {
            size += step.size();
        }
        if (!session.engine().joinsStatements() || size < 2 || size > MOST_TOGETHER) {
            return List.of();
        }
        List<Rendered> all = new ArrayList<>(size);
        for (Step<?> step : steps) {
            for (int i = 0; i < step.size(); i++) {
                Rendered statement = rendered(step.template(i), step.values(i));
                if (!isCompiled(statement)) {
                    return List.of();
                }
                all.add(statement);
            }
        }
        return all;
    }

    private static String text(List<Rendered> statements) {
        return statements.stream().map(Rendered::sql).collect(Collectors.joining("; "));
    }

    private static boolean isCompiled(Rendered statement) {
        return ON && statement.isCompiled();
    }

    private Runner jooq() {
        return new JooqRunner(session.db(), session.engine().fetchSize());
    }

    private Rendered rendered(Template template, @Nullable Object[] values) {
        return template.rendered(session.engine().dialect(), values, this::configuration, JdbcRunner::check);
    }

    private org.jooq.Configuration configuration() {
        return session.db().configuration();
    }

    private void start(Rendered statement) {
        session.check(statement.changesData());
        session.statements().started();
    }

    private static boolean check(Query query, String text, SQLDialect dialect) {
        boolean postgres = dialect == SQLDialect.POSTGRES;
        UnsafeQueries.refuse(query);
        UnsafeQueries.requireOne(text, postgres);
        return !(query instanceof Select) || StatementText.changesData(text, postgres);
    }

    private ShopException failed(SQLException error, Rendered statement) {
        return failed(error, statement.deletes() ? StatementKind.DELETE : StatementKind.OTHER);
    }

    private ShopException failed(SQLException error, StatementKind kind) {
        return session.failed(session.engine().translate(Faults.firstOfBatch(error), kind));
    }

    /** The rows of a running statement. */
    private final class Rows<T> extends AbstractSpliterator<T> implements AutoCloseable {
        private final Rendered statement;
        private final ResultSet rows;
        private final RowFunction<T> row;
        private boolean ended;

        private Rows(Rendered statement, ResultSet rows, Mapping<?, T> mapping) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.statement = statement;
            this.rows = rows;
            this.row = statement.row(mapping);
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            if (ended) {
                throw new IllegalNesting(
                        "The rows of this stream have ended.", "read them inside the function given to stream(…).");
            }
            T value;
            try {
                if (!rows.next()) {
                    return false;
                }
                value = row.of(rows);
            } catch (SQLException e) {
                throw failed(e, statement);
            }
            action.accept(value);
            return true;
        }

        /** From here on, the statement may belong to another query. */
        @Override
        public void close() throws SQLException {
            ended = true;
            rows.close();
        }
    }
}
