package io.shopsql.answers;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.select;

import io.shopsql.Tx;
import io.shopsql.error.Duplicate;
import io.shopsql.query.BoundQuery;
import io.shopsql.query.Compiled;
import io.shopsql.schema.tables.records.UsersRecord;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jooq.Allow;
import org.jooq.Cursor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A stream has the rows of its start, on both engines, whatever is written while it is read. */
@EveryDatabase
@Allow.PlainSQL
class StreamsTest {

    private static final BoundQuery<String> NAMES =
            Compiled.query(() -> select(USERS.NAME).from(USERS).orderBy(USERS.ID), mapping(name -> name));

    private static final List<String> AT_THE_START = List.of("Alice", "Bob", "Zoe");

    @AutoClose
    private final TestShop shop;

    private int written;

    StreamsTest(TestDatabase database) {
        shop = database.emptyShop();
        AT_THE_START.forEach(name -> aUser(shop, name));
    }

    private NewUser aNew(String name) {
        return new NewUser(name, "new" + written++ + "@example.com");
    }

    /** Each way to read the names one by one, in the order of their keys. */
    private static final List<BiConsumer<Tx, Consumer<String>>> READERS = List.of(
            (tx, each) -> tx.users().all().<Object>stream(users -> {
                users.forEach(user -> each.accept(user.name()));
                return users;
            }),
            (tx, each) -> NAMES.<Object>stream(tx.db(), names -> {
                names.forEach(each);
                return names;
            }),
            (tx, each) -> {
                try (Cursor<UsersRecord> cursor =
                        tx.db().selectFrom(USERS).orderBy(USERS.ID).fetchLazy()) {
                    cursor.forEach(row -> each.accept(row.getName()));
                }
            },
            (tx, each) -> {
                try (var rows =
                        tx.db().selectFrom(USERS).orderBy(USERS.ID).fetchSize(1).fetchStream()) {
                    rows.forEach(row -> each.accept(row.getName()));
                }
            },
            (tx, each) -> tx.db().selectFrom(USERS).orderBy(USERS.ID).forEach(row -> each.accept(row.getName())));

    @Test
    void rows_that_are_inserted_changed_or_deleted_while_it_is_read_change_nothing() {
        for (BiConsumer<Tx, Consumer<String>> reader : READERS) {
            shop.run(tx -> {
                List<String> read = new ArrayList<>();
                reader.accept(tx, name -> {
                    read.add(name);
                    tx.users().insert(aNew("New"));
                    tx.db()
                            .update(USERS)
                            .set(USERS.NAME, name + "!")
                            .where(USERS.NAME.eq(name))
                            .execute();
                    tx.db().execute("update users set name = 'Other' where name = 'Zoe!'");
                });
                assertThat(read).isEqualTo(AT_THE_START);
                assertThat(tx.users().all().count()).isEqualTo(6);
                tx.db().deleteFrom(USERS).where(USERS.NAME.eq("New")).execute();
                List<String> left =
                        tx.db().select(USERS.NAME).from(USERS).orderBy(USERS.ID).fetch(USERS.NAME);
                assertThat(left).containsExactly("Alice!", "Bob!", "Other");
                for (int i = 0; i < left.size(); i++) {
                    tx.db()
                            .update(USERS)
                            .set(USERS.NAME, AT_THE_START.get(i))
                            .where(USERS.NAME.eq(left.get(i)))
                            .execute();
                }
            });
        }
    }

    @Test
    void a_stream_whose_rows_are_deleted_is_read_to_its_end() {
        for (BiConsumer<Tx, Consumer<String>> reader : READERS) {
            shop.run(tx -> {
                List<String> read = new ArrayList<>();
                tx.users().insert(aNew("Late"));
                reader.accept(tx, name -> {
                    read.add(name);
                    tx.db().deleteFrom(USERS).where(USERS.NAME.eq("Late")).execute();
                });
                assertThat(read).containsExactly("Alice", "Bob", "Zoe", "Late");
            });
        }
    }

    @Test
    void streams_inside_streams_keep_their_rows() {
        shop.run(tx -> {
            List<String> read = new ArrayList<>();
            READERS.get(0)
                    .accept(
                            tx,
                            outer -> READERS.get(1).accept(tx, inner -> {
                                read.add(outer + inner);
                                tx.users().insert(aNew("New"));
                            }));
            // the inner streams start after the writes of those before
            assertThat(read).startsWith("AliceAlice", "AliceBob", "AliceZoe", "BobAlice");
            assertThat(read.stream().filter(pair -> pair.startsWith("Zoe"))).hasSize(3 + 3 + 6);
        });
    }

    @Test
    void a_nested_write_that_fails_leaves_the_stream() {
        shop.run(tx -> {
            List<String> read = new ArrayList<>();
            tx.users().insert(new NewUser("Dup", "dup@example.com"));
            tx.users().all().<Object>stream(users -> {
                users.forEach(user -> {
                    read.add(user.name());
                    assertThatExceptionOfType(Duplicate.class)
                            .isThrownBy(() -> shop.run(nested -> {
                                nested.users().insert(aNew("New"));
                                nested.users().insert(new NewUser("Dup", "dup@example.com"));
                            }));
                });
                return users;
            });
            assertThat(read).containsExactly("Alice", "Bob", "Zoe", "Dup");
            assertThat(tx.users().all().count()).isEqualTo(4);
        });
    }

    @Test
    void many_rows_of_all_kinds_of_cells_are_kept() {
        shop.run(tx -> {
            tx.users()
                    .insertAll(range(0, 5_000)
                            .mapToObj(i -> new NewUser("N" + i, i + "@example.com"))
                            .toList());
            List<UsersRecord> expected =
                    tx.db().selectFrom(USERS).orderBy(USERS.ID).fetch();
            List<UsersRecord> read = new ArrayList<>();
            try (Cursor<UsersRecord> cursor =
                    tx.db().selectFrom(USERS).orderBy(USERS.ID).fetchLazy()) {
                for (UsersRecord row : cursor) {
                    read.add(row);
                    if (read.size() == 100) {
                        tx.db().update(USERS).set(USERS.NAME, "Other").execute();
                    }
                }
            }
            assertThat(read).isEqualTo(expected);
        });
    }
}
