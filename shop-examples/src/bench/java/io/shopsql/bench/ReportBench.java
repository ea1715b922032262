package io.shopsql.bench;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.error.ShopException;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.Reports;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs every report over {@link MillionLines} against a hand-written query for the engine, through JDBC with a prepared
 * statement: first the results are compared, then both run in turn. It prints medians of wall-clock time, and means of CPU
 * time, which is more reliable on a busy machine.
 *
 * <pre>
 * java -Xmx256m -cp shop.jar:target/classes io.shopsql.bench.ReportBench jdbc:sqlite:bench.db
 * </pre>
 *
 * A second argument selects one report. On Postgres, {@code -Dpostmaster=} is the process id of a server on this machine,
 * whose CPU time is then included. {@code -Druns=} is the minimum number of runs, default 7; {@code -Druns=0} compares the
 * results without timing. The exit code is 1 if a result differs or a report is not measured.
 */
public final class ReportBench {

    private static final int LEAST = Integer.getInteger("runs", 7);
    private static final int MOST = 41;
    private static final long ENOUGH_NANOS = 400_000_000L * LEAST;

    private final String engine;
    private final Shop shop;
    private final Connection connection;
    private final ServerTime server = new ServerTime(Long.getLong("postmaster", 0));
    private int failures;

    private ReportBench(String engine, Shop shop, Connection connection) {
        this.engine = engine;
        this.shop = shop;
        this.connection = connection;
    }

    public static void main(String[] args) throws Exception {
        String engine = args[0].startsWith("jdbc:sqlite:") ? "sqlite" : "postgres";
        int failures;
        try (Shop shop = Shop.open(ShopConfig.of(args[0]));
                Connection connection = DriverManager.getConnection(args[0])) {
            ReportBench bench = new ReportBench(engine, shop, connection);
            bench.run(args.length > 1 ? args[1] : null);
            failures = bench.failures;
        }
        if (failures > 0) {
            System.exit(1);
        }
    }

    private void run(@Nullable String only) throws Exception {
        List<Contest> all = Contests.all();
        if (only == null) {
            List<String> missing = Reports.all().stream()
                    .map(report -> ReportMeta.of(report).name())
                    .filter(name -> all.stream().noneMatch(c -> c.name().equals(name)))
                    .toList();
            if (!missing.isEmpty()) {
                System.out.println("Not measured: " + missing);
                failures++;
            }
        }
        print("report", "question", "rows", "ours ms", "by hand ms", "ratio", "ours CPU", "by hand CPU", "ratio", "MB");
        for (Contest contest : all) {
            if (only == null || contest.name().equals(only)) {
                try {
                    measure(contest);
                } catch (SQLException | ShopException e) {
                    failures++;
                    System.out.println(contest.name() + ", " + contest.question() + ": " + e);
                }
            }
        }
    }

    private void measure(Contest contest) throws Exception {
        try (HandWritten byHand = new HandWritten(connection, engine, contest.name(), contest.range(), contest.n())) {
            int rows = compare(contest, byHand);
            if (rows < 0) {
                failures++;
                return;
            }
            if (LEAST == 0) {
                print(contest.name(), contest.question(), Integer.toString(rows));
                return;
            }
            Callable<?> ours = () -> shop.report(contest.report());
            long begun = System.nanoTime();
            // warm up beyond the five runs after which pgjdbc prepares a statement on the server
            for (int i = 0; i == 0 || System.nanoTime() - begun < ENOUGH_NANOS / 2; i++) {
                ours.call();
                byHand.run();
            }
            long megabytes = Heap.peakMegabytes(ours);
            List<Took> one = new ArrayList<>();
            List<Took> other = new ArrayList<>();
            begun = System.nanoTime();
            for (int i = 0; i < LEAST || (i < MOST && System.nanoTime() - begun < ENOUGH_NANOS); i++) {
                // in turn, so that other load affects both
                one.add(Took.by(ours, server));
                other.add(Took.by(byHand::run, server));
            }
            double wall = Took.median(one, Took::wall);
            double wallByHand = Took.median(other, Took::wall);
            double cpu = Took.mean(one, Took::cpu);
            double cpuByHand = Took.mean(other, Took::cpu);
            print(
                    contest.name(),
                    contest.question(),
                    Integer.toString(rows),
                    figure(wall),
                    figure(wallByHand),
                    figure(wall / wallByHand),
                    figure(cpu),
                    figure(cpuByHand),
                    figure(cpu / cpuByHand),
                    Long.toString(megabytes));
        }
    }

    /** The number of rows; -1 if the results differ. */
    private int compare(Contest contest, HandWritten byHand) throws SQLException {
        List<List<@Nullable Object>> ours = contest.cells(shop.report(contest.report()), byHand.columns());
        List<@Nullable Object[]> theirs = byHand.run();
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            String one = i < ours.size() ? ours.get(i).toString() : "nothing";
            String other = "nothing";
            if (i < theirs.size()) {
                @Nullable Object[] row = theirs.get(i);
                @Nullable Object[] normal = new @Nullable Object[row.length];
                for (int column = 0; column < row.length; column++) {
                    normal[column] = byHand.normal(row[column], column);
                }
                other = Arrays.toString(normal);
            }
            if (!one.equals(other)) {
                System.out.println(contest.name() + ", " + contest.question() + ": row " + i + " differs: ours " + one
                        + ", by hand " + other);
                return -1;
            }
        }
        return ours.size();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void print(String name, String question, String... figures) {
        System.out.printf(
                "%-30s %-14s %s%n",
                name,
                question,
                Arrays.stream(figures).map(f -> String.format("%11s", f)).collect(Collectors.joining(" ")));
    }
}
