package io.shopsql.orders;

import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** What SQLite writes for orders. Postgres writes rows into its log, not pages. */
class WrittenPagesTest {

    private static final int PRODUCTS = 5_000;
    private static final int BYTES_OF_A_PAGE = 4_096 + 24; // with its header in the log

    @AutoClose
    private final TestShop shop = TestDatabase.SQLITE.emptyShop();

    private final Random random = new Random(3);
    private final User alice = aUser(shop, "Alice");
    private final List<Product> products = shop.write(tx -> tx.products()
            .insertAll(IntStream.range(0, PRODUCTS)
                    .mapToObj(i -> new NewProduct("P" + i, Money.of(1)).withStock(1_000_000))
                    .toList()));

    @Test
    void an_order_of_five_lines_writes_at_most_eleven_pages() throws SQLException, IOException {
        place(1_000); // so that the indexes have many pages
        emptyLog();
        place(50);
        assertThat(pagesOfLog()).isBetween(250L, 550L);
    }

    @Test
    void the_log_is_moved_into_the_file_at_4000_pages() throws SQLException, IOException {
        emptyLog();
        place(1_000);
        assertThat(pagesOfLog()).isBetween(4_000L, 4_050L);
    }

    private void place(int orders) {
        for (int i = 0; i < orders; i++) {
            NewOrder order = NewOrder.by(alice.id());
            for (int line = 0; line < 5; line++) {
                order = order.item(products.get(random.nextInt(PRODUCTS)).id(), 1);
            }
            NewOrder placed = order;
            shop.run(tx -> tx.orders().place(placed));
        }
    }

    private void emptyLog() throws SQLException, IOException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(shop.url());
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        assertThat(Files.size(log())).isZero();
    }

    private long pagesOfLog() throws IOException {
        return Files.size(log()) / BYTES_OF_A_PAGE;
    }

    private Path log() {
        return Path.of(shop.url().substring("jdbc:sqlite:".length()) + "-wal");
    }
}
