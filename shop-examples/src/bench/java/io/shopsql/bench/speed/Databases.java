package io.shopsql.bench.speed;

import io.shopsql.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Filled databases for the contenders; deleted at the end. */
final class Databases implements AutoCloseable {

    private static final String RUN = "run-";

    private final Options options;
    private final Path dir;
    private final Map<Integer, Path> templates = new HashMap<>();
    private final Map<Integer, Place> servers = new HashMap<>();
    private final List<AutoCloseable> resources = new ArrayList<>();

    Databases(Options options) throws IOException {
        this.options = options;
        this.dir = options.dir().resolve(RUN + ProcessHandle.current().pid());
        deleteLeftOvers();
        Files.createDirectories(dir);
    }

    /**
     * A database for a contender. On SQLite a file of its own: another's commit would empty its page cache. On Postgres one
     * for all, whose memory they share anyway.
     */
    Place own(Setting setting, String contender) throws Exception {
        if (setting.engine() == Engine.POSTGRES) {
            return server(Filler.FEW_ORDERS);
        }
        Path file = dir.resolve(setting + "-" + contender + ".db");
        Files.copy(template(Filler.FEW_ORDERS), file);
        return new SqlitePlace(file.toAbsolutePath(), setting == Setting.SQLITE_FULL);
    }

    /** A database of many orders, only read, for all contenders. */
    Place large(Setting setting) throws Exception {
        return filled(setting, options.orders());
    }

    /** A database of so many orders, the same for all who ask. */
    Place filled(Setting setting, int orders) throws Exception {
        return setting.engine() == Engine.POSTGRES
                ? server(orders)
                : new SqlitePlace(template(orders).toAbsolutePath(), setting == Setting.SQLITE_FULL);
    }

    private Path template(int orders) throws Exception {
        Path known = templates.get(orders);
        if (known != null) {
            return known;
        }
        Path file = dir.resolve("template-" + orders + ".db");
        Shop.open("jdbc:sqlite:" + file).close();
        try (Link link = new SqlitePlace(file, false).writer()) {
            Filler.fill(Engine.SQLITE, link.connection(), orders);
        }
        templates.put(orders, file);
        return file;
    }

    private Place server(int orders) throws Exception {
        Place known = servers.get(orders);
        if (known != null) {
            return known;
        }
        PostgresDatabase database = PostgresDatabase.create(options.postgres());
        resources.add(database);
        Shop.open(database.url()).close();
        try (var connection = DriverManager.getConnection(database.fillingUrl())) {
            Filler.fill(Engine.POSTGRES, connection, orders);
        }
        Place place = new PostgresPlace(database.url());
        servers.put(orders, place);
        return place;
    }

    /** The folders of runs that were killed; others may be running. */
    private void deleteLeftOvers() throws IOException {
        if (!Files.isDirectory(options.dir())) {
            return;
        }
        try (Stream<Path> runs = Files.list(options.dir())) {
            for (Path run : runs.filter(Databases::isLeftOver).toList()) {
                delete(run);
            }
        }
    }

    private static boolean isLeftOver(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches(RUN + "\\d+")
                && ProcessHandle.of(Long.parseLong(name.substring(RUN.length())))
                        .isEmpty();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Closing.all(resources);
        delete(dir);
    }
}
