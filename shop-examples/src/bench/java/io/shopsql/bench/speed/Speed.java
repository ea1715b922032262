package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Operation.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures single operations of the library against hand-written JDBC and other libraries, on SQLite and Postgres. See
 * docs/speed.md.
 *
 * <pre>
 * mvn -q -DskipTests -Pbench -pl shop-examples -am package -Dspeed="find,insert --engine sqlite"
 * </pre>
 */
public final class Speed {

    private final Options options;
    private final Run run;

    private Speed(Options options) throws IOException {
        this.options = options;
        this.run = new Run(Machine.of(options.dir()), options.pace());
    }

    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        if (args.length > 2 && args[0].equals("crowd")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
            Crowd.measure(Arrays.copyOfRange(args, 1, args.length));
            System.exit(0);
        }
        if (args.length > 1 && args[0].equals("growth")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
            Growth.measure(Arrays.copyOfRange(args, 1, args.length));
            System.exit(0);
        }
        if (args.length > 1 && args[0].equals("rollups")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
            RollupRace.measure(Arrays.copyOfRange(args, 1, args.length));
            System.exit(0);
        }
        Options options;
        try {
            options = Options.parse(args);
            options.checkOperations(
                    Operations.all().stream().map(Operation::name).toList());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        // before the first logger: Hibernate otherwise logs by java.util.logging
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        long begun = System.nanoTime();
        Files.createDirectories(options.dir());
        new Speed(options).run();
        System.out.println("took " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
        // the embedded server's threads would keep the process
        System.exit(0);
    }

    private void run() throws Exception {
        System.out.println(run.machine().text());
        try (Databases databases = new Databases(options)) {
            for (Setting setting : options.settings()) {
                List<Operation<?, ?>> wanted = Operations.all().stream()
                        .filter(operation -> options.includes(operation, setting))
                        .toList();
                if (!wanted.isEmpty()) {
                    run(databases, setting, wanted);
                }
            }
            if (options.counts()) {
                count(databases);
            }
        }
        Path page = options.write();
        if (page != null) {
            SpeedPage.write(run, page);
        }
    }

    private void run(Databases databases, Setting setting, List<Operation<?, ?>> operations) throws Exception {
        System.out.println("\n" + setting.title());
        Console.head();
        List<Operation<?, ?>> small = operations.stream()
                .filter(operation -> operation.size() != Size.LARGE)
                .toList();
        List<Operation<?, ?>> large = operations.stream()
                .filter(operation -> operation.size() == Size.LARGE)
                .toList();
        if (!small.isEmpty()) {
            race(setting, small, contender -> databases.own(setting, contender));
        }
        if (!large.isEmpty()) {
            Place place = databases.large(setting);
            race(setting, large, contender -> place);
        }
    }

    private void count(Databases databases) throws Exception {
        for (Engine engine : Engine.values()) {
            for (Setting setting : options.settings()) {
                if (setting.engine() == engine) {
                    List<Operation<?, ?>> wanted = Operations.all().stream()
                            .filter(operation -> options.includes(operation, setting))
                            .toList();
                    run.add(engine, new Counting(databases).count(setting, wanted, options.contenders()));
                    Console.counts(run, engine, wanted, options.contenders());
                    break;
                }
            }
        }
    }

    private void race(Setting setting, List<Operation<?, ?>> operations, Places places) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        List<Link> plain = new ArrayList<>();
        try {
            for (Contenders kind : options.contenders()) {
                Place place = places.of(kind.shortName());
                contenders.add(kind.open(place));
                plain.add(place.writer());
            }
            run.version(setting.engine(), Versions.of(plain.get(0).connection()));
            ServerCpu server = setting.engine() == Engine.POSTGRES
                    ? ServerCpu.behind(plain.get(0).connection())
                    : ServerCpu.NONE;
            Race race = new Race(options.pace(), new Meter(server), new Inputs("timed", options.bulk()));
            for (Operation<?, ?> operation : operations) {
                run(race, operation, setting, contenders, plain);
            }
        } finally {
            Closing.all(contenders);
            Closing.all(plain);
        }
    }

    private <S, I> void run(
            Race race, Operation<S, I> operation, Setting setting, List<Contender> contenders, List<Link> plain)
            throws Exception {
        List<Entrant<S>> entrants = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            S store = contenders.get(i).store(operation.group());
            if (store != null) {
                entrants.add(new Entrant<>(contenders.get(i), store, plain.get(i)));
            }
        }
        if (entrants.size() < 2) {
            return;
        }
        Result result = race.run(operation, setting, entrants);
        run.add(result);
        Console.print(result);
    }

    /** The database of a contender. */
    @FunctionalInterface
    private interface Places {
        Place of(String contender) throws Exception;
    }
}
