package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Counter.Counts;
import io.shopsql.bench.speed.Result.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of the document, in Markdown. */
final class Tables {

    private static final String SHOP = Contenders.SHOP.shortName();
    private static final String COMPILED = Contenders.COMPILED.shortName();
    private static final String JDBC = Contenders.JDBC.shortName();

    private final Run run;

    Tables(Run run) {
        this.run = run;
    }

    /** The library alone, on both engines. */
    String summary() {
        List<List<String>> rows = new ArrayList<>();
        for (Operation<?, ?> operation : Operations.inOrder()) {
            addIfMeasured(rows, operation.title(), operation, SHOP);
            addIfMeasured(rows, operation.title() + ", compiled", operation, COMPILED);
        }
        return table(
                List.of("", "SQLite: CPU", "best other", "wall", "KB", "Postgres: CPU", "best other", "wall", "KB"),
                rows);
    }

    private void addIfMeasured(List<List<String>> rows, String title, Operation<?, ?> operation, String contender) {
        List<String> row = new ArrayList<>(List.of(title));
        for (Engine engine : Engine.values()) {
            Result result = run.of(engine, operation.name()).orElse(null);
            row.addAll(
                    result == null || !result.rounds().containsKey(contender)
                            ? List.of("", "", "", "")
                            : List.of(
                                    ratio(result.ratio(contender, Metric.cpu(engine))
                                            .median()),
                                    best(result, engine),
                                    ratio(result.ratio(contender, Use::wall).median()),
                                    kilobytes(result.absolute(contender, Use::bytes)) + " / "
                                            + kilobytes(result.absolute(JDBC, Use::bytes))));
        }
        if (row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
            rows.add(row);
        }
    }

    private static String best(Result result, Engine engine) {
        var cpu = Metric.cpu(engine);
        return result.bestPeer(cpu)
                .map(peer -> ratio(result.ratio(peer.shortName(), cpu).median()) + " " + peer.title())
                .orElse("");
    }

    /** The medians of all contenders. */
    String medians(Setting setting) {
        List<Contenders> kinds = Contenders.all();
        List<String> head = new ArrayList<>(List.of("", "JDBC, µs"));
        kinds.stream().skip(1).forEach(kind -> head.add(kind.title()));
        List<List<String>> rows = new ArrayList<>();
        for (Operation<?, ?> operation : Operations.inOrder()) {
            for (Result result : run.of(setting)) {
                if (result.operation().equals(operation.name())) {
                    rows.add(medians(operation, result, kinds));
                }
            }
        }
        return table(head, rows);
    }

    private static List<String> medians(Operation<?, ?> operation, Result result, List<Contenders> kinds) {
        var cpu = Metric.cpu(result.setting().engine());
        List<String> row = new ArrayList<>(
                List.of(operation.title(), micros(result.absolute(JDBC, cpu).median())));
        kinds.stream().skip(1).forEach(kind -> {
            String name = kind.shortName();
            row.add(
                    result.rounds().containsKey(name)
                            ? ratio(result.ratio(name, cpu).median())
                            : "");
        });
        return row;
    }

    /** Everything measured. */
    String details(Setting setting) {
        List<List<String>> rows = new ArrayList<>();
        for (Operation<?, ?> operation : Operations.inOrder()) {
            for (Result result : run.of(setting)) {
                if (result.operation().equals(operation.name())) {
                    result.rounds().keySet().forEach(contender -> rows.add(details(result, contender)));
                }
            }
        }
        return table(
                List.of(
                        "",
                        "",
                        "CPU, µs",
                        "ratio",
                        "all CPU, µs",
                        "ratio",
                        "wall, µs",
                        "ratio",
                        "bytes",
                        "statements",
                        "round trips"),
                rows);
    }

    private List<String> details(Result result, String contender) {
        Engine engine = result.setting().engine();
        var cpu = Metric.cpu(engine);
        Counts counts = run.counts(engine, result.operation(), contender);
        return List.of(
                result.operation(),
                contender,
                micros(result.absolute(contender, cpu).median()),
                spread(result.ratio(contender, cpu)),
                micros(result.absolute(contender, Use::all).median()),
                spread(result.ratio(contender, Use::all)),
                micros(result.absolute(contender, Use::wall).median()),
                spread(result.ratio(contender, Use::wall)),
                String.format(
                        Locale.ROOT,
                        "%,.0f",
                        result.absolute(contender, Use::bytes).median()),
                count(counts == null ? null : counts.statements()),
                engine == Engine.SQLITE ? "" : count(counts == null ? null : counts.roundTrips()));
    }

    private static String count(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.1f", value);
    }

    private static String spread(Spread spread) {
        return ratio(spread.median()) + " (" + ratio(spread.least()) + "–" + ratio(spread.most()) + ")";
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static String micros(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }

    private static String kilobytes(Spread bytes) {
        return String.format(Locale.ROOT, bytes.median() < 100_000 ? "%,.1f" : "%,.0f", bytes.median() / 1000);
    }

    private static String table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "Not measured yet.";
        }
        List<List<String>> all = new ArrayList<>();
        all.add(head);
        all.add(Collections.nCopies(head.size(), "---"));
        all.addAll(rows);
        return all.stream()
                .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.joining("\n"));
    }
}
