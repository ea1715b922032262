package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Counter.Counts;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The figures as lines of text, as soon as they are there. */
final class Console {

    private Console() {}

    static void head() {
        System.out.printf(
                "%-14s %-10s %9s %-20s %9s %-20s %9s %-20s %9s%n",
                "operation",
                "contender",
                "CPU µs",
                "  ratio (least, most)",
                "all µs",
                "  ratio",
                "wall µs",
                "  ratio",
                "bytes");
    }

    static void print(Result result) {
        for (String contender : result.rounds().keySet()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %-10s %9.2f %-20s %9.2f %-20s %9.2f %-20s %9.0f%n",
                    result.operation(),
                    contender,
                    result.absolute(contender, Use::thread).median(),
                    ratio(result.ratio(contender, Use::thread)),
                    result.absolute(contender, Use::client).median(),
                    ratio(result.ratio(contender, Use::client)),
                    result.absolute(contender, Use::wall).median(),
                    ratio(result.ratio(contender, Use::wall)),
                    result.absolute(contender, Use::bytes).median());
        }
    }

    static void counts(Run run, Engine engine, List<Operation<?, ?>> operations, Set<Contenders> contenders) {
        System.out.println(
                "\n" + engine.title() + ": statements" + (engine == Engine.POSTGRES ? " / round trips" : ""));
        for (Operation<?, ?> operation : operations) {
            StringBuilder line = new StringBuilder(String.format("%-14s", operation.name()));
            for (Contenders kind : contenders) {
                Counts counts = run.counts(engine, operation.name(), kind.shortName());
                if (counts != null) {
                    line.append(String.format(Locale.ROOT, "  %s %.1f", kind.shortName(), counts.statements()));
                    if (engine == Engine.POSTGRES) {
                        line.append(String.format(Locale.ROOT, " / %.1f", counts.roundTrips()));
                    }
                }
            }
            System.out.println(line);
        }
    }

    private static String ratio(Result.Spread spread) {
        return String.format(Locale.ROOT, "%6.2f (%.2f, %.2f)", spread.median(), spread.least(), spread.most());
    }
}
