package io.shopsql.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

class SqliteClosingTest {

    private static final String FOR_HOURS = "with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < 1000000000000) select count(*) from n where i < 0";

    @RepeatedTest(10)
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void a_statement_that_begins_at_the_same_moment_is_cancelled(@TempDir Path folder) throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
        SQLiteConnection connection = (SQLiteConnection) source.getConnection();
        CountDownLatch begins = new CountDownLatch(1);
        AtomicReference<SQLException> ended = new AtomicReference<>();
        Thread working = new Thread(() -> {
            begins.countDown();
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery(FOR_HOURS).next();
            } catch (SQLException e) {
                ended.set(e);
            }
        });
        working.start();
        begins.await();
        SqliteClosing.close(connection);
        assertThat(connection.isClosed()).isTrue();
        working.join();
        assertThat(ended).doesNotHaveNullValue();
    }
}
