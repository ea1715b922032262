package io.shopsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.ShopException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password in a URL, wherever it stands, reaches neither a message nor a cause nor the driver's log. */
class SecretsInUrlsTest {

    private final Logger driver = Logger.getLogger("org.postgresql");
    private final Logged logged = new Logged();

    @BeforeEach
    void listen() {
        driver.setLevel(Level.ALL);
        driver.setUseParentHandlers(false);
        driver.addHandler(logged);
    }

    @AfterEach
    void deaf() {
        driver.removeHandler(logged);
        driver.setUseParentHandlers(true);
        driver.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://user:s3cret@host/db",
                "jdbc:postgresql://user:s3cret@host:5432/db",
                "jdbc:postgresql://s3cret@host/db",
                "jdbc:postgresql://host:5432,user:s3cret@host:5432/db",
                "jdbc:postgresql://user:s3cret%40host/db",
                "jdbc:postgresql://user:s3cret/db",
                "jdbc:postgresql://user:a/s3cret@host/db",
                "jdbc:postgresql://user:a?s3cret@host/db",
                "jdbc:postgresql://user:a#s3cret@host/db",
                "jdbc:postgresql://[user:s3cret@host]/db",
                "jdbc:postgresql:user:s3cret@host/db",
                "jdbc:postgresql:user:s3cret",
                "jdbc:postgresql://user:s3cret@host",
                "jdbc:postgresql://host/db?PASSWORD=s3cret",
                "jdbc:postgresql://host/db?pass=s3cret",
                "jdbc:postgresql://host/db?user=a&password=b&s3cret",
                "jdbc:postgresql://host/db?password=s3cret%ZZ",
                "jdbc:postgresql://host/db?%70assword=s3cret",
                "JDBC:POSTGRESQL://user:s3cret@host/db",
                "postgresql://user:s3cret@host/db",
                "postgres://s3cret:s3cret@host/db",
                "user:s3cret@host:5432/db",
                "s3cret:host/db",
                "jdbc:mysql://user:s3cret@host/db",
                "jdbc:s3cret@host:5432/db"
            })
    void a_url_that_cannot_be_used_is_refused_without_repeating_it(String url) {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> ShopConfig.of(url))
                .satisfies(e -> assertThat(printed(e)).doesNotContain("s3cret"));
        assertThat(logged.lines).allSatisfy(line -> assertThat(line).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:1/db?user=u&password=s3cret",
                "jdbc:postgresql://localhost:1,localhost:2/db?user=u&password=s3cret&sslpassword=s3cret",
                "jdbc:postgresql://[::1]:1/db?password=%733cret",
                "jdbc:postgresql://localhost:1/db?user=u&password=s3cret&socketTimeout=soon",
                "jdbc:postgresql://localhost:1/db?user=u&password=s3cret&sslmode=perhaps",
                "jdbc:sqlite:/no/such/folder/shop.db",
                "jdbc:sqlite:/no/such/folder/shop.db?password=s3cret",
                "jdbc:sqlite:file:shop.db?cipher=aes&key=s3cret"
            })
    void a_database_that_cannot_be_reached_tells_no_password(String url) {
        ShopConfig config = ShopConfig.of(url).connectionTimeout(Duration.ofMillis(250));
        assertThat(config.toString()).doesNotContain("s3cret", "%733cret");
        for (ShopConfig each : new ShopConfig[] {config, config.migrations(ShopConfig.Migrate.OFF)}) {
            Throwable error = catchThrowable(() -> Shop.open(each).close());
            assertThat(error).isInstanceOf(ShopException.class);
            assertThat(printed(error)).doesNotContain("s3cret", "%733cret");
        }
        assertThat(logged.lines).allSatisfy(line -> assertThat(line).doesNotContain("s3cret"));
    }

    @Test
    void a_supplier_that_prints_its_password_is_not_printed() {
        record Spoken(String text) implements java.util.function.Supplier<String> {
            @Override
            public String get() {
                return text;
            }
        }
        ShopConfig config = ShopConfig.postgres("localhost", 1, "shop", "me", new Spoken("s3cret"));
        assertThat(config.toString()).doesNotContain("s3cret");
        Throwable error = catchThrowable(() -> Shop.open(config));
        assertThat(printed(error)).doesNotContain("s3cret");
        assertThat(logged.lines).allSatisfy(line -> assertThat(line).doesNotContain("s3cret"));
    }

    @Test
    void a_url_with_a_user_before_the_host_is_told_where_both_go() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> ShopConfig.of("jdbc:postgresql://user:s3cret@host/db"))
                .satisfies(e -> {
                    assertThat(e.what()).contains("a user or a password before an @");
                    assertThat(e.next()).contains("ShopConfig.user(...)", "password(...)");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sockettimeout=10", "user=me&SOCKETTIMEOUT=10"})
    void a_parameter_that_the_driver_would_ignore_is_refused_with_its_name(String parameters) {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> ShopConfig.of("jdbc:postgresql://localhost/shop?" + parameters))
                .satisfies(e -> {
                    assertThat(e.what()).contains("does not know the parameter");
                    assertThat(e.next()).isEqualTo("write socketTimeout, case included.");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:shop",
                "jdbc:postgresql:?user=me",
                "jdbc:postgresql://localhost/shop",
                "jdbc:postgresql://localhost/",
                "jdbc:postgresql:///shop",
                "jdbc:postgresql://a.example.com:5432,b-1.example.com/shop?targetServerType=primary",
                "jdbc:postgresql://[2001:db8::1]:5432/shop?user=a%40b&password=%26%3D",
                "jdbc:postgresql://10.0.0.1:6432/my%20shop?sslmode=require&options=-c%20a=b"
            })
    void a_url_that_the_driver_understands_is_taken(String url) {
        assertThat(ShopConfig.of(url).toString()).contains("jdbc:postgresql:");
    }

    private static String printed(Throwable error) {
        StringWriter out = new StringWriter();
        error.printStackTrace(new PrintWriter(out));
        return out.toString();
    }

    /** What the driver logs, formatted. */
    private static final class Logged extends Handler {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord entry) {
            lines.add(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
