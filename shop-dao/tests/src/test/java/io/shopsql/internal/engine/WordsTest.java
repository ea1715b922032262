package io.shopsql.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Java, SQLite and Postgres agree on what a word is, for every character that there is. */
@Tag("long")
class WordsTest {

    private static final int TOGETHER = 40;

    @Test
    void a_word_is_a_run_of_letters_and_digits_folded() {
        assertThat(Words.of("Café-Crème 3.5€  o'Neill's ÀÉÎ e\u0301 ПРИВЕТ 日本語 İı", false)
                        .words())
                .containsExactly("cafe", "creme", "3", "5", "o", "neill", "s", "aei", "e", "привет", "日本語", "iı");
        assertThat(Words.of("\0 a\0b \uD83D \u0301 \" * - ( ) : ^ & | ! <->", false)
                        .words())
                .containsExactly("a", "b");
        assertThat(Words.of(" \t\n", false).isEmpty()).isTrue();
    }

    @Test
    void each_word_once_and_the_last_as_a_beginning() {
        assertThat(Words.of("red red re", true).each())
                .containsExactly(new Words(List.of("red"), false), new Words(List.of("re"), true));
    }

    @Test
    void sqlite_finds_the_same_words_of_every_character() throws SQLException {
        List<String> texts = texts();
        try (TestShop shop = TestDatabase.SQLITE.emptyShop();
                Connection connection = shop.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Sql.run(connection, "create virtual table temp.v using fts5vocab('main', 'products_fts', 'instance')");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into products_fts (rowid, name) values (?, ?)")) {
                for (int i = 0; i < texts.size(); i++) {
                    insert.setInt(1, i);
                    insert.setString(2, texts.get(i));
                    insert.execute();
                }
            }
            assertSame(connection, texts, "select doc, \"offset\", term from v");
        }
    }

    @Test
    void postgres_finds_the_same_words_of_every_character() throws SQLException {
        List<String> texts = texts();
        try (TestShop shop = TestDatabase.POSTGRES.emptyShop();
                Connection connection = shop.dataSource().getConnection()) {
            Sql.run(connection, "create temporary table texts (id int, text text)");
            try (PreparedStatement insert = connection.prepareStatement("insert into texts values (?, ?)")) {
                for (int i = 0; i < texts.size(); i++) {
                    insert.setInt(1, i);
                    insert.setString(2, texts.get(i));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            assertSame(
                    connection,
                    texts,
                    "select id, position, lexeme from texts, unnest(product_words(text, null)) w,"
                            + " unnest(w.positions) position");
        }
    }

    /** Each character between two letters, and after a separator. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int characters = 0;
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                text.append('x')
                        .appendCodePoint(c)
                        .append("y ")
                        .appendCodePoint(c)
                        .append("z ");
                if (++characters % TOGETHER == 0) {
                    texts.add(text.toString());
                    text.setLength(0);
                }
            }
        }
        texts.add(text.toString());
        return texts;
    }

    private static void assertSame(Connection connection, List<String> texts, String sql) throws SQLException {
        List<TreeMap<Integer, String>> found = new ArrayList<>();
        texts.forEach(text -> found.add(new TreeMap<>()));
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.get(rows.getInt(1)).put(rows.getInt(2), rows.getString(3));
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            assertThat(List.copyOf(found.get(i).values()))
                    .isEqualTo(Words.of(texts.get(i), false).words());
        }
    }
}
