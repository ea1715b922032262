package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Result.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ratios of an engine as an SVG image: a row per operation, a dot per contender on a logarithmic scale, and a thin line
 * from the least to the greatest ratio. Light or dark as the reader's system.
 */
final class Chart {

    private static final int LEFT = 260;
    private static final int WIDTH = 620;
    private static final int RIGHT = 30;
    private static final int TOP = 74;
    private static final int ROW = 30;
    private static final double LEAST = 0.5;
    private static final double MOST = 32;

    private static final Map<Contenders, String> COLOURS = Map.of(
            Contenders.SHOP, "shop",
            Contenders.JOOQ, "jooq",
            Contenders.SPRING, "spring",
            Contenders.JDBI, "jdbi",
            Contenders.MYBATIS, "mybatis",
            Contenders.HIBERNATE, "hibernate",
            Contenders.BATCH, "batch",
            Contenders.COMPILED, "compiled");

    private static final String STYLE = """
            text { font: 13px system-ui, sans-serif; fill: #24292f }
            .small { font-size: 11px; fill: #57606a }
            .title { font-size: 15px; font-weight: 600 }
            .grid { stroke: #d0d7de; stroke-width: 1 }
            .one { stroke: #24292f; stroke-width: 1.5 }
            .shop { fill: #0072b2; stroke: #0072b2 } .jooq { fill: #e69f00; stroke: #e69f00 }
            .spring { fill: #009e73; stroke: #009e73 } .jdbi { fill: #cc79a7; stroke: #cc79a7 }
            .mybatis { fill: #d55e00; stroke: #d55e00 } .hibernate { fill: #7f7f7f; stroke: #7f7f7f }
            .batch { fill: #a6761d; stroke: #a6761d } .compiled { fill: #56b4e9; stroke: #56b4e9 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 } .small { fill: #9198a1 } .grid { stroke: #3d444d } .one { stroke: #e6edf3 }
              .shop { fill: #58a6ff; stroke: #58a6ff } .hibernate { fill: #b0b0b0; stroke: #b0b0b0 }
            }
            """;

    private final StringBuilder svg = new StringBuilder();

    private Chart() {}

    static String of(Run run, Engine engine) {
        return new Chart().drawn(run, engine);
    }

    private String drawn(Run run, Engine engine) {
        List<Operation<?, ?>> operations = Operations.inOrder().stream()
                .filter(operation -> run.of(engine, operation.name()).isPresent())
                .toList();
        int height = TOP + operations.size() * ROW + 14;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                LEFT + WIDTH + RIGHT,
                height,
                engine.title() + ": CPU time over hand-written JDBC"));
        svg.append("<style>\n").append(STYLE).append("</style>\n");
        text(4, 18, "title", engine.title() + ": CPU time of a call, hand-written JDBC = 1");
        legend(run, engine);
        grid(height);
        int y = TOP + ROW / 2;
        for (Operation<?, ?> operation : operations) {
            text(4, y + 4, "", operation.title());
            row(run.of(engine, operation.name()).orElseThrow(), y);
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private void legend(Run run, Engine engine) {
        int x = 8;
        for (Contenders kind : Contenders.all()) {
            boolean present = Operations.all().stream()
                    .flatMap(operation -> run.of(engine, operation.name()).stream())
                    .anyMatch(result -> result.rounds().containsKey(kind.shortName()));
            if (kind == Contenders.JDBC || !present) {
                continue;
            }
            dot(x, 38, kind);
            text(x + 9, 42, "", kind.title());
            x += 24 + 7 * kind.title().length();
        }
    }

    private void grid(int height) {
        for (double ratio = LEAST; ratio <= MOST; ratio *= 2) {
            double x = x(ratio);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                    ratio == 1 ? "one" : "grid",
                    x,
                    x,
                    TOP,
                    height - 8));
            String label = ratio < 1 ? "0.5" : Integer.toString((int) ratio);
            text(x - 3.5 * label.length(), TOP - 8, "small", label);
        }
    }

    private void row(Result result, int y) {
        var cpu = Metric.cpu(result.setting().engine());
        // the library last: on top of the others
        List<Contenders> kinds = new ArrayList<>(Contenders.all());
        kinds.remove(Contenders.SHOP);
        kinds.add(Contenders.SHOP);
        for (Contenders kind : kinds) {
            if (kind != Contenders.JDBC && result.rounds().containsKey(kind.shortName())) {
                Spread spread = result.ratio(kind.shortName(), cpu);
                svg.append(String.format(
                        Locale.ROOT,
                        "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                        COLOURS.get(kind),
                        x(spread.least()),
                        x(spread.most()),
                        y,
                        y));
                dot(x(spread.median()), y, kind);
            }
        }
    }

    private void dot(double x, int y, Contenders kind) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"%s\"/>%n",
                COLOURS.get(kind),
                x,
                y,
                kind == Contenders.SHOP ? "5.5" : "4"));
    }

    private void text(double x, int y, String style, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\"%s>%s</text>%n",
                x,
                y,
                style.isEmpty() ? "" : " class=\"" + style + "\"",
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private static double x(double ratio) {
        double inside = Math.max(LEAST, Math.min(MOST, ratio));
        return LEFT + WIDTH * Math.log(inside / LEAST) / Math.log(MOST / LEAST);
    }
}
