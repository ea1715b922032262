package io.shopsql.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jooq.ExecuteListener;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each example prints what its file under {@code golden} says, on each engine and however often it runs. */
@EveryDatabase
@Tag("long")
class ExamplesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/shopsql/examples/golden");
    private static final Path PRINTED = Path.of("target/golden");

    private final TestDatabase engine;

    @AutoClose
    private final TestDatabase.Home home;

    ExamplesTest(TestDatabase engine) {
        this.engine = engine;
        home = engine.emptyDatabase();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MOVING_HOUSE")
    void an_example_prints_the_same_each_time(Example example) throws IOException {
        twice(example, out -> example.run(config(example), out));
    }

    @ParameterizedTest
    @EnumSource
    void moving_house_copies_to_each_engine_and_prints_the_same_each_time(TestDatabase other) throws IOException {
        try (TestDatabase.Home target = other.emptyDatabase()) {
            twice(Example.MOVING_HOUSE, out -> MovingHouse.run(config(Example.MOVING_HOUSE), target.config(), out));
        }
    }

    @Test
    void an_example_does_not_see_the_rows_of_another() {
        Example.OBJECT_STYLE.run(config(Example.OBJECT_STYLE), new PrintWriter(new StringWriter()));
        if (engine == TestDatabase.POSTGRES) { // on SQLite each has a file
            try (Shop shop = Shop.open(config(Example.CONTACT_BOOK))) {
                assertThat(shop.read(tx -> tx.users().all().count()).intValue()).isZero();
            }
        }
        assertThat(Example.CONTACT_BOOK.defaultUrl()).isEqualTo("jdbc:sqlite:contact-book.db");
    }

    @Test
    void the_orders_of_all_users_are_counted_in_one_statement() {
        ShopConfig config = config(Example.OBJECT_STYLE);
        Example.OBJECT_STYLE.run(config, new PrintWriter(new StringWriter()));
        List<String> asked = new ArrayList<>();
        try (Shop shop = Shop.open(config)) {
            List<ObjectStyle.OrderCount> counts = shop.report(db -> ObjectStyle.orderCounts(db.configuration()
                    .deriveAppending(ExecuteListener.onExecuteStart(ctx -> asked.add(ctx.sql())))
                    .dsl()));
            assertThat(counts).hasSizeGreaterThan(1);
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_server_is_reached_by_four_plain_values_and_a_password() throws IOException {
        URI server = URI.create(home.url().substring("jdbc:".length()));
        assumeTrue(engine == TestDatabase.POSTGRES && !server.getQuery().contains("password="));
        ShopConfig config = ServerAndPool.config(
                server.getHost(),
                String.valueOf(server.getPort()),
                server.getPath().substring(1),
                server.getQuery().replaceFirst(".*user=([^&]*).*", "$1"));
        assertThat(printed(out -> ServerAndPool.run(config, out)))
                .isEqualTo(Files.readString(golden(Example.SERVER_AND_POOL)));
    }

    @Test
    void a_main_runs_on_the_url_that_it_is_given() throws IOException {
        PrintStream stdout = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ContactBook.main(new String[] {home.url()});
        } finally {
            System.setOut(stdout);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(Files.readString(golden(Example.CONTACT_BOOK)));
    }

    private ShopConfig config(Example example) {
        return example.isolated(home.url(), home.config());
    }

    private void twice(Example example, Consumer<PrintWriter> work) throws IOException {
        String first = printed(work);
        Files.createDirectories(PRINTED);
        Files.writeString(PRINTED.resolve(example.title() + "." + name() + ".txt"), first);
        assertThat(first).isEqualTo(Files.readString(golden(example)));
        assertThat(printed(work)).as("the second time").isEqualTo(first);
    }

    private static String printed(Consumer<PrintWriter> work) {
        StringWriter out = new StringWriter();
        work.accept(new PrintWriter(out, true));
        return out.toString();
    }

    /** Where the engines differ, each has a file. */
    private Path golden(Example example) {
        Path own = GOLDEN.resolve(example.title() + "." + name() + ".txt");
        return Files.exists(own) ? own : GOLDEN.resolve(example.title() + ".txt");
    }

    private String name() {
        return engine.name().toLowerCase(Locale.ROOT);
    }
}
