package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.ShopConfig.Migrate;
import io.shopsql.error.BadConfiguration;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestDatabase.Home;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteJDBCLoader;

/** What would stop a migration half-way is refused before its first change. */
class PreconditionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"SQL_ASCII", "LATIN1"})
    void a_database_that_is_not_utf8_is_refused_and_stays_empty(String encoding) throws SQLException {
        String name = "shop_" + UUID.randomUUID().toString().replace("-", "");
        try (Home home = TestDatabase.POSTGRES.emptyDatabase()) {
            Jdbc.run(
                    home.dataSource(),
                    "create database " + name + " encoding '" + encoding + "' locale 'C' template template0");
            try {
                String url = home.url().replaceFirst("/shop_\\w+", "/" + name);
                Migrations migrations = Shop.migrations(ShopConfig.of(url));
                for (Runnable step : List.<Runnable>of(
                        () -> Shop.open(url),
                        () -> Shop.open(ShopConfig.of(url).schema("elsewhere")),
                        migrations::apply,
                        migrations::sql)) {
                    assertThatExceptionOfType(BadConfiguration.class)
                            .isThrownBy(step::run)
                            .withMessageContainingAll("encoding " + encoding, "UTF8", "CREATE DATABASE");
                }
                assertThat(migrations.history()).isEmpty();
                assertThat(migrations.inSchema("elsewhere").lock()).isEmpty();
            } finally {
                Jdbc.run(home.dataSource(), "drop database " + name + " with (force)");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_table_of_another_with_the_name_of_ours_is_refused_and_nothing_changes(TestDatabase engine)
            throws SQLException {
        for (String theirs :
                List.of("create table accounts (id integer primary key)", "create view accounts as select 1 as id")) {
            try (Home home = engine.emptyDatabase()) {
                Jdbc.run(home.dataSource(), theirs);
                List<String> before =
                        Contents.tables(home.dataSource()).stream().toList();
                assertThatExceptionOfType(BadConfiguration.class)
                        .isThrownBy(() -> Shop.on(home.dataSource()))
                        .withMessageContainingAll("a table accounts that is not the shop's", "of its own");
                assertThat(Contents.tables(home.dataSource())).containsExactlyElementsOf(before);
                if (engine == TestDatabase.POSTGRES) {
                    Shop.open(home.config().schema("shop")).close();
                    Jdbc.run(home.dataSource(), "create schema before");
                    Shop.open(home.url() + "&currentSchema=before,public").close();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3.49.1, true",
        "3.50.3, true",
        "3.51.2, true",
        "3.52.1, true",
        "2.99.9, true",
        "3.53.0, false",
        "3.54.1, false",
        "3.100.0, false",
        "4.0.0, false",
        "3.53, true"
    })
    void a_sqlite_below_the_least_is_refused_and_later_ones_are_taken(String version, boolean refused) {
        if (refused) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> SqliteVersion.check(version))
                    .withMessageContainingAll(
                            version,
                            SqliteVersion.LEAST,
                            "Maven: <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId>"
                                    + "<version>" + SQLiteJDBCLoader.getVersion() + "</version></dependency>",
                            "Gradle: implementation(\"org.xerial:sqlite-jdbc:" + SQLiteJDBCLoader.getVersion() + "\")");
        } else {
            assertThatCode(() -> SqliteVersion.check(version)).doesNotThrowAnyException();
        }
    }

    @Test
    void an_old_sqlite_is_refused_however_the_shop_is_opened_and_the_file_stays_as_it_is() throws SQLException {
        try (Home home = TestDatabase.SQLITE.emptyDatabase()) {
            DataSource old = withVersion(home.dataSource(), "3.50.3");
            for (Runnable opening : List.<Runnable>of(
                    () -> Shop.on(old),
                    () -> Shop.on(old, ShopConfig.defaults().migrations(Migrate.OFF)),
                    () -> Shop.on(old, ShopConfig.defaults().migrations(Migrate.VERIFY)),
                    () -> Migrations.of(old).apply(),
                    () -> Migrations.of(old).status(),
                    () -> Migrations.of(old).rollback(1),
                    () -> Migrations.of(old).unlock(),
                    () -> joined(old))) {
                assertThatExceptionOfType(BadConfiguration.class)
                        .isThrownBy(opening::run)
                        .withMessageContaining("The driver brings SQLite 3.50.3");
            }
            assertThat(Jdbc.list(home.dataSource(), "select count(*) from sqlite_master"))
                    .containsExactly("0");
            Shop.on(withVersion(home.dataSource(), "3.53.0")).close();
        }
    }

    private static void joined(DataSource source) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Shop.join(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same database, whose metadata tell another version of the engine. */
    private static DataSource withVersion(DataSource source, String version) {
        return answering(
                DataSource.class,
                source,
                "getConnection",
                connection -> answering(
                        Connection.class,
                        (Connection) connection,
                        "getMetaData",
                        metaData -> answering(
                                DatabaseMetaData.class,
                                (DatabaseMetaData) metaData,
                                "getDatabaseProductVersion",
                                v -> version)));
    }

    private interface Answer {
        Object instead(Object answer);
    }

    private static <T> T answering(Class<T> type, T target, String name, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(target, arguments);
                        return method.getName().equals(name) ? answer.instead(result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
