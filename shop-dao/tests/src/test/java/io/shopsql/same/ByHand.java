package io.shopsql.same;

import static io.shopsql.schema.Tables.USERS;
import static org.jooq.SQLDialect.POSTGRES;

import io.shopsql.checks.Unchecked;
import io.shopsql.same.Calls.Call;
import io.shopsql.same.Probe.Shape;
import io.shopsql.schema.tables.records.UsersRecord;
import io.shopsql.schema.type.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Allow;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Require;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** What is more than one call: a record that is stored, a stream that writes, a file that is loaded, a statement about the schema. */
@Allow.PlainSQL
@Require(POSTGRES)
@Unchecked(rule = "loader", reason = "the guard is surveyed, which refuses it at run time")
@Unchecked(rule = "narrow-result", reason = "the guard is surveyed, which refuses it at run time")
@Unchecked(rule = "schema-statements", reason = "the guard is surveyed, which refuses it at run time")
@Unchecked(rule = "transaction-statements", reason = "the guard is surveyed, which refuses it at run time")
@Unchecked(rule = "two-statements", reason = "the guard is surveyed, which refuses it at run time")
@Unchecked(rule = "upsert-without-key", reason = "the guard is surveyed, which refuses it at run time")
final class ByHand {

    private static final Small T = Small.STORED;
    private static final Field<Long> WIDE = DSL.field(DSL.name("s", "x_bigint"), SQLDataType.BIGINT);
    private static final int WIDE_ROW = 8;

    private final List<Probe> probes = new ArrayList<>();

    private ByHand() {}

    static List<Probe> probes() {
        ByHand all = new ByHand();
        all.queries();
        all.narrow();
        all.records();
        all.batches();
        all.streams();
        all.losses();
        all.schema();
        all.types();
        return all.probes;
    }

    private void ask(String element, String with, Function<DSLContext, Object> work) {
        probes.add(new Probe(element, new Call(Kind.INTEGER, with, with, new Object[0], 0), Shape.CHANGE, null, work));
    }

    /** An error that is the answer. */
    private static String error(Supplier<@Nullable Object> work) {
        try {
            return "no error, " + Answer.cell(work.get());
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** The answer, and what the table holds then. */
    private void change(String element, String with, Function<DSLContext, Object> work) {
        ask(element, with, db -> List.of(work.apply(db), Changes.contents(db)));
    }

    private static Select<Record1<Integer>> ids() {
        return DSL.select(T.id).from(T).where(T.id.lt(5)).orderBy(T.id);
    }

    private static Select<Record> rows() {
        return DSL.selectFrom(T).orderBy(T.id).limit(5);
    }

    private void queries() {
        ask("DSLContext.fetchCount(Table)", "", db -> db.fetchCount(T));
        ask("DSLContext.fetchCount(Select)", "", db -> db.fetchCount(ids()));
        ask("DSLContext.fetchExists(Select)", "", db -> db.fetchExists(ids()));
        ask("DSLContext.fetchExists(Table)", "", db -> db.fetchExists(T));
        ask(
                "DSLContext.fetchValue(ResultQuery)",
                "",
                db -> db.fetchValue(DSL.select(DSL.max(T.x)).from(T)));
        ask("DSLContext.fetchValues(ResultQuery)", "", db -> db.fetchValues(ids()));
        ask("DSLContext.fetchOne(ResultQuery)", "several rows", db -> error(() -> db.fetchOne(ids())));
        ask(
                "DSLContext.fetchSingle(ResultQuery)",
                "no row",
                db -> error(() -> db.fetchSingle(ids().$where(DSL.falseCondition()))));
        ask(
                "DSLContext.selectFrom(Table)",
                "",
                db -> db.selectFrom(T).orderBy(T.id).fetch());
        ask(
                "ResultQuery.fetchMap(Field)",
                "",
                db -> db.fetch(rows()).intoMap(T.id).keySet().stream().sorted().toList());
        ask(
                "ResultQuery.fetchGroups(Field)",
                "",
                db -> db.fetch(rows()).intoGroups(T.group).keySet().toString());
        ask(
                "ResultQuery.fetchSet(Field)",
                "",
                db -> db.fetch(rows()).intoSet(T.x).toString());
        ask("ResultQuery.fetchArray(Field)", "", db -> db.fetch(rows()).intoArray(T.x));
        ask(
                "ResultQuery.fetchInto(Class)",
                "of the same type",
                db -> db.fetch(ids()).into(Integer.class));
    }

    private static Select<Record1<Long>> wide() {
        return DSL.select(WIDE).from(Scratch.VALUES).where(Scratch.ID.eq(WIDE_ROW));
    }

    private void narrow() {
        String wider = "of a wider number";
        ask(
                "ResultQuery.fetchInto(Class)",
                wider,
                db -> db.resultQuery("{0}", wide()).coerce(WIDE).fetchInto(Integer.class));
        ask(
                "ResultQuery.fetchOneInto(Class)",
                wider,
                db -> db.select(WIDE)
                        .from(Scratch.VALUES)
                        .where(Scratch.ID.eq(WIDE_ROW))
                        .fetchOneInto(Integer.class));
        ask(
                "ResultQuery.fetch(Field,Class)",
                wider,
                db -> db.select(WIDE)
                        .from(Scratch.VALUES)
                        .where(Scratch.ID.eq(WIDE_ROW))
                        .fetch(WIDE, Integer.class));
        ask("Record.get(Field,Class)", wider, db -> db.fetchSingle(wide()).get(WIDE, Integer.class));
    }

    private static UsersRecord record(DSLContext db, int id) {
        UsersRecord row = db.newRecord(USERS);
        row.setId(new UserId(id));
        row.set(USERS.NAME, "Dora");
        row.set(USERS.EMAIL, "dora" + id + "@example.com");
        row.set(USERS.CREATED_AT, Instant.EPOCH);
        return row;
    }

    private static Object users(DSLContext db) {
        return db.select(USERS.ID, USERS.NAME, USERS.ACTIVE, USERS.EMAIL)
                .from(USERS)
                .orderBy(USERS.ID)
                .fetch();
    }

    private void user(String element, String with, Function<DSLContext, Object> work) {
        ask(element, with, db -> List.of(work.apply(db), users(db)));
    }

    private void records() {
        user("UpdatableRecord.store()", "new", db -> record(db, 77).store());
        user("UpdatableRecord.store()", "that exists", db -> {
            UsersRecord row = record(db, 77);
            int stored = row.store();
            row.set(USERS.NAME, "Eve");
            return stored + row.store();
        });
        user("UpdatableRecord.update()", "", db -> {
            UsersRecord row = record(db, 77);
            int stored = row.insert();
            row.set(USERS.NAME, "Eve");
            return stored + row.update();
        });
        user("UpdatableRecord.refresh()", "", db -> {
            UsersRecord row = record(db, 77);
            int stored = row.insert();
            row.refresh();
            return List.of(stored, row.get(USERS.ACTIVE));
        });
        user("UpdatableRecord.delete()", "", db -> {
            UsersRecord row = record(db, 77);
            return row.insert() + row.delete();
        });
        user("TableRecord.insert()", "", db -> record(db, 77).insert());
        ask(
                "TableRecord.insert()",
                "twice",
                db -> record(db, 77).insert() + error(() -> record(db, 77).insert()));
        user("UpdatableRecord.merge()", "", db -> record(db, 1).merge());
    }

    private void batches() {
        user(
                "DSLContext.batchInsert(TableRecord[])",
                "",
                db -> sum(db.batchInsert(record(db, 77), record(db, 78)).execute()));
        user(
                "DSLContext.batchStore(UpdatableRecord[])",
                "",
                db -> sum(db.batchStore(record(db, 77), record(db, 78)).execute()));
        user(
                "DSLContext.batchDelete(UpdatableRecord[])",
                "",
                db -> sum(db.batchDelete(record(db, 77)).execute()));
        user(
                "DSLContext.batchMerge(UpdatableRecord[])",
                "",
                db -> sum(db.batchMerge(record(db, 1)).execute()));
        change(
                "DSLContext.batch(Query[])",
                "",
                db -> sum(db.batch(
                                DSL.update(T).set(T.x, 1).where(T.id.eq(1)),
                                DSL.deleteFrom(T).where(T.id.eq(2)))
                        .execute()));
    }

    private static int sum(int[] rows) {
        return Arrays.stream(rows).sum();
    }

    private void streams() {
        change("ResultQuery.fetchLazy()", "and a write", db -> {
            int rows = 0;
            try (Cursor<Record1<Integer>> cursor = db.select(T.id).from(T).fetchLazy()) {
                for (Record1<Integer> row : cursor) {
                    rows += db.insertInto(T).set(T.id, row.value1() + 100).execute();
                }
            }
            return rows;
        });
        change("ResultQuery.fetchStream()", "and a write", db -> {
            try (Stream<Record1<Integer>> rows = db.select(T.id).from(T).fetchStream()) {
                return rows.mapToInt(row -> db.deleteFrom(T)
                                .where(T.id.eq(19 - row.value1()))
                                .execute())
                        .sum();
            }
        });
        change("ResultQuery.forEach(Consumer)", "and a write", db -> {
            int[] rows = {0};
            db.select(T.id)
                    .from(T)
                    .forEach(row -> rows[0] += db.update(T)
                            .set(T.x, 3)
                            .where(T.id.eq(row.value1()))
                            .execute());
            return rows[0];
        });
    }

    private void losses() {
        change("DSLContext.loadInto(Table)", "4294967297 as INTEGER", db -> load(db, "id,x_integer\n901,4294967297\n"));
        change("DSLContext.loadInto(Table)", "a value that fits", db -> load(db, "id,x_integer\n901,1\n"));
        change(
                "DSLContext.execute(String)",
                "two statements",
                db -> db.execute("delete from same_small where id = 1; delete from same_small where id = 2"));
        change(
                "DSLContext.mergeInto(Table)",
                "",
                db -> db.mergeInto(T)
                        .using(DSL.selectOne())
                        .on(T.id.eq(1))
                        .whenMatchedThenUpdate()
                        .set(T.x, 5)
                        .execute());
        change(
                "InsertOnDuplicateStep.onDuplicateKeyUpdate()",
                "",
                db -> db.insertInto(T)
                        .set(T.id, 1)
                        .onDuplicateKeyUpdate()
                        .set(T.x, 5)
                        .execute());
        change(
                "InsertOnDuplicateStep.onDuplicateKeyIgnore()",
                "",
                db -> db.insertInto(T).set(T.id, 1).onDuplicateKeyIgnore().execute());
        change(
                "InsertOnDuplicateStep.onConflict(Field[])",
                "doUpdate",
                db -> db.insertInto(T)
                        .set(T.id, 1)
                        .onConflict(T.id)
                        .doUpdate()
                        .set(T.x, 5)
                        .where(T.x.lt(5))
                        .execute());
        change(
                "InsertOnDuplicateStep.onConflict(Field[])",
                "doNothing",
                db -> db.insertInto(T).set(T.id, 1).onConflict(T.id).doNothing().execute());
        change(
                "InsertOnDuplicateStep.onConflict(Field[])",
                "one key twice",
                db -> db.insertInto(T, T.id, T.x)
                        .values(901, 1)
                        .values(901, 2)
                        .onConflict(T.id)
                        .doUpdate()
                        .set(T.x, DSL.excluded(T.x))
                        .execute());
        change(
                "InsertValuesStepN.select(Select)",
                "",
                db -> db.insertInto(T, T.id, T.x)
                        .select(DSL.select(Small.OTHER.id.plus(100), Small.OTHER.x)
                                .from(Small.OTHER))
                        .execute());
        ask(
                "InsertSetStep.defaultValues()",
                "without the key",
                db -> error(() -> db.insertInto(T).defaultValues().execute()));
    }

    private static Object load(DSLContext db, String csv) {
        try {
            return db.loadInto(T).loadCSV(csv).fieldsCorresponding().execute().stored();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void schema() {
        ask(
                "DSLContext.createTable(Name)",
                "",
                db -> db.createTable(DSL.name("t")).column(T.id).execute());
        ask(
                "DSLContext.createView(Name)",
                "",
                db -> db.createView(DSL.name("v")).as(ids()).execute());
        ask(
                "DSLContext.createIndex(Name)",
                "",
                db -> db.createIndex(DSL.name("i")).on(T, T.x).execute());
        ask("DSLContext.alterTable(Table)", "", db -> db.alterTable(T).add(T.id).execute());
        ask("DSLContext.dropTable(Table)", "", db -> db.dropTable(T).execute());
        ask("DSLContext.truncate(Table)", "", db -> db.truncate(T).execute());
        ask("DSLContext.commit()", "", db -> db.commit().execute());
        ask("DSLContext.rollback()", "", db -> db.rollback().execute());
        ask("DSLContext.savepoint(Name)", "", db -> db.savepoint(DSL.name("p")).execute());
        ask("DSLContext.startTransaction()", "", db -> db.startTransaction().execute());
        change(
                "DSLContext.transactionResult(TransactionalCallable)",
                "",
                db -> db.transactionResult(
                        inner -> inner.dsl().deleteFrom(T).where(T.id.eq(1)).execute()));
    }

    /** Stored and read again. */
    private void types() {
        for (Kind kind : Kind.TYPES) {
            for (Object value : kind.values) {
                ask("SQLDataType." + kind.name(), "stored and read", db -> {
                    Field<Object> x = column(kind);
                    int rows = db.update(Scratch.STORED_VALUES)
                            .set(x, value)
                            .where(DSL.field(DSL.name("id"), Integer.class).eq(0))
                            .execute();
                    return List.of(
                            rows,
                            db.select(x)
                                    .from(Scratch.STORED_VALUES)
                                    .where(DSL.field(DSL.name("id"), Integer.class)
                                            .eq(0))
                                    .fetch());
                });
            }
        }
    }

    @SuppressWarnings("unchecked") // values of its own kind are stored
    private static Field<Object> column(Kind kind) {
        return (Field<Object>) DSL.field(DSL.name(kind.columnName("x")), kind.type);
    }
}
