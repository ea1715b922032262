package io.shopsql.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;

/** Statements that stay prepared after they are closed. */
class KeepingConnectionTest {

    private static final String BY_ID = "select text from notes where id = ?";

    private static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?) select count(*) from n";

    private static final long FOR_SOME_MINUTES = 1_000_000_000;

    @TempDir
    Path folder;

    private KeepingConnection connection;

    @BeforeEach
    void two_notes() throws SQLException {
        connection = opened(10);
        run(connection, "create table notes (id integer primary key, text varchar(20) unique, size integer)");
        run(connection, "create table lines (note integer references notes (id) deferrable initially deferred)");
        run(connection, "insert into notes (id, text, size) values (1, 'a', 10), (2, 'b', 20)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private KeepingConnection opened(int bound) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(100);
        config.setGetGeneratedKeys(false);
        String file = folder.resolve("kept.db").toString();
        return new KeepingConnection("jdbc:sqlite:" + file, file, config.toProperties(), bound);
    }

    // what is kept

    @Test
    void a_closed_statement_is_given_out_again() throws SQLException {
        PreparedStatement first = connection.prepareStatement(BY_ID);
        first.close();
        assertThat(first.isClosed()).isTrue();
        PreparedStatement again = connection.prepareStatement(BY_ID);
        assertThat(again).isSameAs(first);
        assertThat(again.isClosed()).isFalse();
        again.close();
        again.close();
        assertThat(connection.prepareStatement(BY_ID)).isSameAs(first);
        assertThat(connection.prepareStatement(BY_ID)).isNotSameAs(first);
    }

    @Test
    void the_bound_holds_and_the_least_recently_used_statement_is_finalized() throws SQLException {
        try (KeepingConnection two = opened(2)) {
            PreparedStatement a = closed(two, "select 1");
            PreparedStatement b = closed(two, "select 2");
            assertThat(closed(two, "select 1")).isSameAs(a);
            PreparedStatement c = closed(two, "select 3");
            assertThat(two.prepareStatement("select 1")).isSameAs(a);
            assertThat(two.prepareStatement("select 3")).isSameAs(c);
            assertThat(two.prepareStatement("select 2")).isNotSameAs(b);
            assertThatExceptionOfType(SQLException.class).isThrownBy(b::executeQuery);
        }
    }

    @Test
    void a_bound_of_zero_keeps_none() throws SQLException {
        try (KeepingConnection none = opened(0)) {
            PreparedStatement first = closed(none, "select 1");
            try (PreparedStatement second = none.prepareStatement("select 1")) {
                assertThat(second).isNotSameAs(first);
                assertThat(column(second)).containsExactly("1");
            }
        }
    }

    @Test
    void two_open_statements_of_one_text_do_not_disturb_each_other() throws SQLException {
        String all = "select text from notes order by id";
        closed(connection, all);
        try (PreparedStatement outer = connection.prepareStatement(all);
                ResultSet rows = outer.executeQuery()) {
            assertThat(rows.next()).isTrue();
            try (PreparedStatement inner = connection.prepareStatement(all)) {
                assertThat(column(inner)).containsExactly("a", "b");
            }
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("b");
            assertThat(rows.next()).isFalse();
        }
        try (PreparedStatement again = connection.prepareStatement(all)) {
            assertThat(column(again)).containsExactly("a", "b");
        }
    }

    @Test
    void a_statement_with_settings_of_its_own_is_not_kept() throws SQLException {
        PreparedStatement limited = connection.prepareStatement("select text from notes");
        limited.setMaxRows(1);
        limited.close();
        try (PreparedStatement again = connection.prepareStatement("select text from notes")) {
            assertThat(column(again)).containsExactly("a", "b");
        }
    }

    // what the last user leaves

    @Test
    void values_and_batches_of_the_last_use_are_gone() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            statement.setLong(1, 1);
            assertThat(column(statement)).containsExactly("a");
        }
        try (PreparedStatement again = connection.prepareStatement(BY_ID)) {
            assertThat(column(again)).isEmpty(); // the parameter is NULL
        }
        String insert = "insert into notes (id, text) values (?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, 3);
            statement.setString(2, "c");
            statement.addBatch();
        }
        try (PreparedStatement again = connection.prepareStatement(insert)) {
            assertThat(again.executeBatch()).isEmpty();
        }
        assertThat(count("notes")).isEqualTo(2);
    }

    @Test
    void a_look_up_that_was_not_read_to_its_end_holds_no_lock() throws SQLException {
        PreparedStatement walk = connection.prepareStatement("select text from notes");
        ResultSet rows = walk.executeQuery();
        assertThat(rows.next()).isTrue();
        walk.close();
        try (KeepingConnection other = opened(10)) {
            run(other, "insert into notes (id, text) values (3, 'c')");
            try (Statement statement = other.createStatement();
                    ResultSet checkpoint = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
                assertThat(checkpoint.next()).isTrue();
                assertThat(checkpoint.getInt(1)).as("busy").isZero();
            }
        }
        assertThat(Files.exists(log()) ? size(log()) : 0).isZero();
        try (PreparedStatement again = connection.prepareStatement("select text from notes")) {
            assertThat(again).isSameAs(walk);
            assertThat(column(again)).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void statements_kept_in_a_transaction_hold_no_lock_after_it() throws SQLException {
        for (String end : List.of("COMMIT", "ROLLBACK")) {
            prepared("BEGIN");
            try (PreparedStatement find = connection.prepareStatement(BY_ID)) {
                find.setLong(1, 1);
                try (ResultSet rows = find.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                }
            }
            prepared(end);
            try (KeepingConnection other = opened(10);
                    Statement statement = other.createStatement();
                    ResultSet checkpoint = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
                assertThat(checkpoint.next()).isTrue();
                assertThat(checkpoint.getInt(1)).as(end).isZero();
            }
        }
    }

    // the schema changes

    @Test
    void a_star_shows_a_column_that_was_added() throws SQLException {
        for (String all :
                List.of("select * from notes", "select n.* from notes n", "update notes set size = 1 returning *")) {
            closed(connection, all);
            int before = columns(all);
            run(connection, "alter table notes add column c" + before + " varchar(5) default 'new'");
            assertThat(columns(all)).as(all).isEqualTo(before + 1);
            try (PreparedStatement again = connection.prepareStatement(all);
                    ResultSet rows = again.executeQuery()) {
                assertThat(rows.getString("c" + before)).as(all).isEqualTo("new");
            }
        }
    }

    @Test
    void a_count_is_kept_although_it_has_a_star() throws SQLException {
        PreparedStatement count = closed(connection, "select count(*) from notes");
        assertThat(closed(connection, "select count(*) from notes")).isSameAs(count);
    }

    @Test
    void another_connection_adds_a_column_and_makes_an_index_anew() throws SQLException {
        String bySize = "select text from notes indexed by ix_size where size = ?";
        run(connection, "create index ix_size on notes (size)");
        PreparedStatement kept = closed(connection, bySize);
        try (KeepingConnection other = opened(10)) {
            run(other, "alter table notes add column author varchar(20)");
            run(other, "drop index ix_size");
            run(other, "create index ix_size on notes (size, text)");
        }
        try (PreparedStatement again = connection.prepareStatement(bySize)) {
            assertThat(again).isSameAs(kept);
            again.setLong(1, 20);
            assertThat(column(again)).containsExactly("b");
        }
        try (KeepingConnection other = opened(10)) {
            run(other, "drop index ix_size");
        }
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
            try (PreparedStatement gone = connection.prepareStatement(bySize)) {
                gone.setLong(1, 20);
                column(gone);
            }
        });
        run(connection, "create index ix_size on notes (size)");
        try (PreparedStatement back = connection.prepareStatement(bySize)) {
            back.setLong(1, 20);
            assertThat(column(back)).containsExactly("b");
        }
    }

    @Test
    void a_table_is_dropped_and_made_anew_with_other_columns() throws SQLException {
        closed(connection, "select text from notes where size > ?");
        run(connection, "drop table lines");
        run(connection, "drop table notes");
        run(connection, "create table notes (size integer, text varchar(20))");
        run(connection, "insert into notes values (5, 'five')");
        try (PreparedStatement again = connection.prepareStatement("select text from notes where size > ?")) {
            again.setLong(1, 1);
            assertThat(column(again)).containsExactly("five");
        }
    }

    // errors

    @Test
    void the_same_statement_works_after_each_kind_of_error() throws Exception {
        for (Failure failure :
                List.<Failure>of(this::constraint, this::mismatch, this::interrupted, this::fullDisk, this::noTable)) {
            for (int i = 0; i < 2; i++) {
                failure.happens();
                assertThat(count("notes")).isGreaterThanOrEqualTo(2);
                try (PreparedStatement find = connection.prepareStatement(BY_ID)) {
                    find.setLong(1, 1);
                    assertThat(column(find)).containsExactly("a");
                }
            }
        }
    }

    private interface Failure {
        void happens() throws Exception;
    }

    /** Code 19. */
    private void constraint() throws SQLException {
        String insert = "insert into notes (id, text) values (?, ?)";
        try (PreparedStatement bad = connection.prepareStatement(insert)) {
            bad.setLong(1, 7);
            bad.setString(2, "a");
            assertThatExceptionOfType(SQLException.class).isThrownBy(bad::executeUpdate);
        }
        insertAndDelete(insert, 7, "seven");
    }

    /** Code 20: a key that is no number. */
    private void mismatch() throws SQLException {
        String insert = "insert into notes (id, text) values (?, ? || '')";
        try (PreparedStatement bad = connection.prepareStatement(insert)) {
            bad.setString(1, "no number");
            bad.setString(2, "x");
            assertThatExceptionOfType(SQLException.class).isThrownBy(bad::executeUpdate);
        }
        insertAndDelete(insert, 8, "eight");
    }

    /** Code 9. */
    private void interrupted() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Thread interrupting = new Thread(() -> {
            while (!ended.get()) {
                try {
                    connection.getDatabase().interrupt();
                    Thread.sleep(20);
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        try (PreparedStatement endless = connection.prepareStatement(ENDLESS)) {
            endless.setLong(1, FOR_SOME_MINUTES);
            interrupting.start();
            assertThatExceptionOfType(SQLException.class).isThrownBy(endless::executeQuery);
        } finally {
            ended.set(true);
            interrupting.join();
        }
        try (PreparedStatement again = connection.prepareStatement(ENDLESS)) {
            again.setLong(1, 5);
            assertThat(column(again)).containsExactly("5");
        }
    }

    /** Code 13, which ends the transaction. */
    private void fullDisk() throws SQLException {
        String insert = "insert into notes (id, text) values (?, zeroblob(?))";
        closed(connection, insert);
        prepared("BEGIN IMMEDIATE");
        run(connection, "pragma max_page_count = 1");
        try (PreparedStatement bad = connection.prepareStatement(insert)) {
            bad.setLong(1, 9);
            bad.setLong(2, 1_000_000);
            assertThatExceptionOfType(SQLException.class).isThrownBy(bad::executeUpdate);
        }
        try {
            prepared("ROLLBACK");
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("no transaction is active");
        }
        run(connection, "pragma max_page_count = 1000000");
        try (PreparedStatement good = connection.prepareStatement(insert)) {
            good.setLong(1, 9);
            good.setLong(2, 3);
            assertThat(good.executeUpdate()).isEqualTo(1);
        }
        run(connection, "delete from notes where id = 9");
    }

    /** Code 1. */
    private void noTable() throws SQLException {
        String insert = "insert into gone (id) values (?)";
        run(connection, "create table if not exists gone (id integer)");
        closed(connection, insert);
        run(connection, "drop table gone");
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
            try (PreparedStatement bad = connection.prepareStatement(insert)) {
                bad.setLong(1, 1);
                bad.executeUpdate();
            }
        });
        run(connection, "create table gone (id integer)");
        try (PreparedStatement good = connection.prepareStatement(insert)) {
            good.setLong(1, 1);
            assertThat(good.executeUpdate()).isEqualTo(1);
        }
        run(connection, "drop table gone");
    }

    private void insertAndDelete(String insert, long id, String text) throws SQLException {
        try (PreparedStatement good = connection.prepareStatement(insert)) {
            good.setLong(1, id);
            good.setString(2, text);
            assertThat(good.executeUpdate()).isEqualTo(1);
        }
        run(connection, "delete from notes where id = " + id);
    }

    @Test
    void a_walk_that_was_interrupted_in_its_middle_leaves_the_connection_usable() throws SQLException {
        for (int i = 0; i < 2; i++) {
            try (PreparedStatement walk = connection.prepareStatement("select text from notes order by id");
                    ResultSet rows = walk.executeQuery()) {
                assertThat(rows.next()).isTrue();
                connection.getDatabase().interrupt();
                assertThatExceptionOfType(SQLException.class).isThrownBy(rows::next);
            }
            try (PreparedStatement walk = connection.prepareStatement("select text from notes order by id")) {
                assertThat(column(walk)).containsExactly("a", "b");
            }
        }
    }

    @Test
    void a_commit_that_failed_is_rolled_back_and_the_next_transaction_works() throws SQLException {
        for (int i = 0; i < 3; i++) {
            prepared("BEGIN IMMEDIATE");
            run(connection, "insert into lines (note) values (999)");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> prepared("COMMIT"));
            prepared("ROLLBACK");
            prepared("BEGIN IMMEDIATE");
            run(connection, "insert into lines (note) values (1)");
            prepared("COMMIT");
            assertThat(count("lines")).isEqualTo(i + 1);
        }
    }

    @Test
    void a_commit_without_a_transaction_does_not_spoil_the_next_one() throws SQLException {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> prepared("COMMIT"));
        prepared("BEGIN IMMEDIATE");
        run(connection, "insert into notes (id, text) values (3, 'c')");
        prepared("COMMIT");
        try (KeepingConnection other = opened(10)) {
            run(other, "insert into notes (id, text) values (4, 'd')");
        }
        assertThat(count("notes")).isEqualTo(4);
    }

    @Test
    void a_busy_writer_can_try_again() throws SQLException {
        try (KeepingConnection other = opened(10)) {
            run(other, "BEGIN IMMEDIATE");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> prepared("BEGIN IMMEDIATE"));
            run(other, "COMMIT");
        }
        prepared("BEGIN IMMEDIATE");
        prepared("COMMIT");
    }

    @Test
    void a_closed_connection_gives_no_statement() throws SQLException {
        KeepingConnection other = opened(10);
        closed(other, BY_ID);
        other.close();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> other.prepareStatement(BY_ID));
    }

    private void prepared(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** A statement that is closed again. */
    private static PreparedStatement closed(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.close();
        return statement;
    }

    private int columns(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.getMetaData().getColumnCount();
        }
    }

    private long count(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from " + table);
                ResultSet rows = statement.executeQuery()) {
            return rows.getLong(1);
        }
    }

    private static List<String> column(PreparedStatement statement) throws SQLException {
        List<String> column = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                column.add(rows.getString(1));
            }
        }
        return column;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path log() {
        return folder.resolve("kept.db-wal");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
