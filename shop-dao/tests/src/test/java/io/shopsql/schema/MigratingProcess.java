package io.shopsql.schema;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** Another process that opens a shop, at a given time; or that is killed while it migrates one. */
final class MigratingProcess {

    private MigratingProcess() {}

    /** Opens a shop on the database at the given time. */
    static Process opening(DataSource database, long atMillis, Path output) throws IOException {
        return start(database, output, "at", Long.toString(atMillis));
    }

    /** Migrates the database and dies after so many commits; its lease on the lock is over at once. */
    static Process dying(DataSource database, int afterCommits, Path output) throws IOException {
        return start(database, output, "die", Integer.toString(afterCommits));
    }

    private static Process start(DataSource database, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MigratingProcess.class.getName()));
        command.addAll(List.of(arguments));
        if (database instanceof PGSimpleDataSource postgres) {
            command.add(postgres.getUrl());
            command.add(String.valueOf(postgres.getUser()));
            command.add(String.valueOf(postgres.getPassword()));
        } else {
            command.add(((SQLiteDataSource) database).getUrl());
        }
        return new ProcessBuilder(command)
                .redirectOutput(
                        output.resolveSibling(output.getFileName() + ".out").toFile())
                .redirectError(
                        output.resolveSibling(output.getFileName() + ".err").toFile())
                .start();
    }

    /** Arguments: {@code at MILLIS} or {@code die COMMITS}, then URL, user and password. */
    public static void main(String[] arguments) throws InterruptedException {
        long number = Long.parseLong(arguments[1]);
        if (arguments[0].equals("die")) {
            Watched watched = new Watched(dataSource(arguments), (connection, method, calls) -> {
                if (method.equals("commit") && calls == number) {
                    Runtime.getRuntime().halt(9);
                }
            });
            Migrations.of(watched.dataSource()).lease(Duration.ZERO).apply();
            return;
        }
        Thread.sleep(Math.max(
                0, Duration.ofMillis(number - System.currentTimeMillis()).toMillis()));
        ShopConfig config = ShopConfig.of(arguments[2]);
        if (arguments.length > 3 && !arguments[3].equals("null")) {
            config = config.user(arguments[3]).password(() -> arguments[4]);
        }
        try (Shop shop = Shop.open(config)) {
            shop.read(tx -> tx.users().all().count());
        }
    }

    private static DataSource dataSource(String[] arguments) {
        if (arguments.length == 3) {
            SQLiteDataSource sqlite = new SQLiteDataSource();
            sqlite.setUrl(arguments[2]);
            return sqlite;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(arguments[2]);
        if (!arguments[3].equals("null")) {
            postgres.setUser(arguments[3]);
            postgres.setPassword(arguments[4]);
        }
        return postgres;
    }
}
