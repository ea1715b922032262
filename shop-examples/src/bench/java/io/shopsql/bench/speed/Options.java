package io.shopsql.bench.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The arguments: {@code quick}, {@code full} or a list of operations, then options. */
final class Options {

    static final String USAGE = """
            crowd THREADS PRODUCTS       orders per second of several threads, of these products; both settings of SQLite
            growth ORDERS                what operations cost in a shop of so many orders, against one of 25,000
            rollups ORDERS               what rollups cost and gain: reports on a shop of so many orders, and placing
            quick | full | OPERATION,…   what to measure: the most important, all, or these; default quick
            --engine sqlite,postgres     default both
            --sync full,normal           durability of SQLite; default both, full alone for quick and for reads
            --contenders jdbc,shop,…     default all; jdbc, the baseline, always takes part
            --rounds N                   default 5, full 10
            --warm MILLIS                CPU time of each contender before measuring
            --orders N                   orders to stream; default 26000, full 260000
            --postgres URL               a database server that may create a database; default an embedded one
            --dir FOLDER                 for the SQLite files, on a real disk; default target/speed
            --count true                 counts statements also if operations are chosen
            --write FILE                 writes the page and its charts
            """;

    /** What {@code quick} measures. */
    private static final List<String> QUICK =
            List.of("find", "own-look-up", "page-orders", "insert", "update", "place", "insert-all", "stream-orders");

    private Pace pace = Pace.QUICK;
    private boolean full;
    private boolean count;
    private final List<String> operations = new ArrayList<>();
    private Set<Engine> engines = EnumSet.allOf(Engine.class);
    private List<String> syncs = List.of();
    private Set<Contenders> contenders = EnumSet.allOf(Contenders.class);
    private int orders = 26_000;
    private @Nullable String postgres;
    private Path dir = Path.of("target", "speed");
    private @Nullable Path write;

    static Options parse(String[] args) {
        Options options = new Options();
        // the mode first: it sets what other options change
        if (List.of(args).contains("full")) {
            options.full = true;
            options.pace = Pace.FULL;
            options.orders = 260_000;
        } else if (args.length > 0 && !args[0].startsWith("--") && !args[0].equals("quick")) {
            options.pace = Pace.CHOSEN;
        }
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--")) {
                if (i + 1 == args.length) {
                    throw new IllegalArgumentException(args[i] + " needs a value");
                }
                options.set(args[i], args[++i]);
            } else if (!args[i].equals("full") && !args[i].equals("quick")) {
                options.operations.addAll(list(args[i]));
            }
        }
        return options;
    }

    private void set(String option, String value) {
        switch (option) {
            case "--engine" ->
                engines = EnumSet.copyOf(list(value).stream()
                        .map(name -> Engine.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList());
            case "--sync" -> syncs = list(value);
            case "--contenders" -> {
                contenders = EnumSet.of(Contenders.JDBC);
                list(value).forEach(name -> contenders.add(Contenders.valueOf(name.toUpperCase(Locale.ROOT))));
            }
            case "--rounds" -> pace = pace.rounds(Integer.parseInt(value));
            case "--warm" -> pace = pace.warm(Long.parseLong(value) * 1_000);
            case "--orders" -> orders = Integer.parseInt(value);
            case "--postgres" -> postgres = value;
            case "--dir" -> dir = Path.of(value);
            case "--count" -> count = Boolean.parseBoolean(value);
            case "--write" -> write = Path.of(value);
            default -> throw new IllegalArgumentException("no such option: " + option);
        }
    }

    private static List<String> list(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).toList();
    }

    Pace pace() {
        return pace;
    }

    boolean full() {
        return full;
    }

    List<Setting> settings() {
        return Stream.of(Setting.values())
                .filter(setting -> engines.contains(setting.engine()))
                .filter(setting -> setting.engine() != Engine.SQLITE || includes(setting))
                .toList();
    }

    private boolean includes(Setting sqlite) {
        String sync = sqlite == Setting.SQLITE_FULL ? "full" : "normal";
        return syncs.isEmpty() ? sync.equals("full") || full || !operations.isEmpty() : syncs.contains(sync);
    }

    private boolean includes(String operation) {
        return operations.isEmpty() ? full || QUICK.contains(operation) : operations.contains(operation);
    }

    /** Whether to measure the operation: reads of SQLite once, since durability changes nothing there. */
    boolean includes(Operation<?, ?> operation, Setting setting) {
        return includes(operation.name())
                && (operation.writes()
                        || setting
                                == settings().stream()
                                        .filter(other -> other.engine() == setting.engine())
                                        .findFirst()
                                        .orElseThrow());
    }

    /** Fails on a name that is no operation. */
    void checkOperations(List<String> known) {
        operations.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("no such operation: " + name + "; one of " + known);
        });
    }

    Set<Contenders> contenders() {
        return contenders;
    }

    /** Whether to count statements in a pass of its own: unless some operations are chosen, for tuning. */
    boolean counts() {
        return operations.isEmpty() || count;
    }

    /** Rows of a bulk insert. */
    int bulk() {
        return full ? 100_000 : 10_000;
    }

    int orders() {
        return orders;
    }

    @Nullable
    String postgres() {
        return postgres;
    }

    Path dir() {
        return dir;
    }

    @Nullable
    Path write() {
        return write;
    }
}
