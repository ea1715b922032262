package io.shopsql.fuzz;

import static java.util.stream.Collectors.joining;

import io.shopsql.Shop;
import io.shopsql.fuzz.Relation.Base;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;

/** A shop on each engine, with the same rows. */
final class Pair implements AutoCloseable {

    /** The same statement, answered by both. */
    record Answers(Answer sqlite, Answer postgres) {}

    private final TestShop sqlite = TestDatabase.SQLITE.emptyShop();
    private final TestShop postgres = TestDatabase.POSTGRES.emptyShop();

    /** Asks Postgres while SQLite is asked. */
    private final ExecutorService beside = Executors.newSingleThreadExecutor();

    Pair() {
        sqlite.run(tx -> ShopTables.fill(tx.db()));
        postgres.run(tx -> ShopTables.fill(tx.db()));
    }

    /** Makes the tables and their rows. */
    void make(World world) {
        ddl(sqlite, world.tables().stream().map(t -> create(t.table(), false)).toList());
        ddl(postgres, world.tables().stream().map(t -> create(t.table(), true)).toList());
        fill(world);
    }

    /** Replaces the rows of tables that exist. */
    void fill(World world) {
        for (TestShop engine : List.of(sqlite, postgres)) {
            engine.run(tx -> {
                for (World.Filled filled : world.tables()) {
                    tx.db().deleteFrom(filled.table().table()).execute();
                    insert(tx.db(), filled);
                }
            });
        }
    }

    private static void insert(org.jooq.DSLContext db, World.Filled filled) {
        Base table = filled.table();
        if (filled.rows().isEmpty()) {
            return;
        }
        List<Field<?>> fields = table.columns().stream()
                .<Field<?>>map(c -> table.field(table.name(), c.name(), c.kind()))
                .toList();
        InsertValuesStepN<?> insert = db.insertInto(table.table(), fields);
        for (List<Optional<Object>> row : filled.rows()) {
            insert = insert.values(row.stream().map(v -> v.orElse(null)).toList());
        }
        insert.execute();
    }

    void drop(World world) {
        List<String> drops = world.tables().stream()
                .map(t -> "drop table " + t.table().name())
                .toList();
        ddl(sqlite, drops);
        ddl(postgres, drops);
    }

    private static String create(Base table, boolean onPostgres) {
        return table.columns().stream()
                .map(c -> c.name() + " " + type(c.kind(), onPostgres) + (c.nullable() ? "" : " not null"))
                .collect(joining(", ", "create table " + table.name() + " (", ", primary key (id))"));
    }

    private static String type(Kind kind, boolean onPostgres) {
        return switch (kind) {
            case TEXT -> onPostgres ? kind.ddl + " collate \"C\"" : kind.ddl;
            case INSTANT -> onPostgres ? kind.ddl : "text";
            default -> kind.ddl;
        };
    }

    private static void ddl(TestShop shop, List<String> statements) {
        try (Connection connection = shop.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join(";\n", statements), e);
        }
    }

    Answers ask(Statement statement) {
        var answer = CompletableFuture.supplyAsync(() -> ask(postgres.shop(), statement), beside);
        return new Answers(ask(sqlite.shop(), statement), answer.join());
    }

    private static Answer ask(Shop shop, Statement statement) {
        try {
            return statement instanceof Query query
                    ? shop.report(db -> Answer.Rows.of(db.fetch(query.jooq()), query.isSorted()))
                    : changed(shop, (Change) statement);
        } catch (RuntimeException e) {
            return Answer.Failed.of(e);
        }
    }

    /** What the change returns, and all rows after it; then it is undone. */
    private static Answer changed(Shop shop, Change change) {
        try {
            shop.run(tx -> {
                Answer.Rows returned = Answer.Rows.of(tx.db().fetch(change.jooq()), false);
                Base table = change.table();
                List<Field<?>> all = table.columns().stream()
                        .<Field<?>>map(c -> table.field(table.name(), c.name(), c.kind()))
                        .toList();
                throw new Undone(returned.and(
                        Answer.Rows.of(tx.db().select(all).from(table.table()).fetch(), false)));
            });
            throw new IllegalStateException("not undone");
        } catch (Undone e) {
            return e.answer;
        }
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        Undone(Answer answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    @Override
    public void close() {
        beside.shutdown();
        try {
            sqlite.close();
        } finally {
            postgres.close();
        }
    }
}
