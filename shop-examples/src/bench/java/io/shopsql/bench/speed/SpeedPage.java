package io.shopsql.bench.speed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the document, from a template with the figures filled in, and its charts beside it. */
final class SpeedPage {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([\\w-]+)}}");

    private SpeedPage() {}

    static void write(Run run, Path file) throws IOException {
        Map<String, String> figures = figures(run);
        String text = PLACEHOLDER
                .matcher(template())
                .replaceAll(match ->
                        Matcher.quoteReplacement(Objects.requireNonNull(figures.get(match.group(1)), match.group())));
        Files.writeString(file, text);
        for (Engine engine : Engine.values()) {
            if (run.versions().containsKey(engine)) {
                Files.writeString(file.resolveSibling(chart(engine)), Chart.of(run, engine));
            }
        }
    }

    private static Map<String, String> figures(Run run) {
        Tables tables = new Tables(run);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("summary", tables.summary());
        for (Setting setting : Setting.values()) {
            String name = setting.name().toLowerCase(Locale.ROOT).replace('_', '-');
            figures.put(name, tables.medians(setting));
            figures.put(name + "-details", tables.details(setting));
        }
        for (Engine engine : Engine.values()) {
            figures.put(
                    "chart-" + engine.name().toLowerCase(Locale.ROOT),
                    run.versions().containsKey(engine)
                            ? "![" + engine.title() + ": CPU time over hand-written JDBC](" + chart(engine) + ")"
                            : "");
        }
        figures.put("machine", run.isEmpty() ? "Not measured yet." : machine(run));
        figures.put("rounds", Integer.toString(run.pace().rounds()));
        return figures;
    }

    private static String machine(Run run) {
        Machine machine = run.machine();
        StringBuilder text = new StringBuilder("| | |\n| --- | --- |\n");
        row(text, "Processor", machine.processor() + ", " + machine.cores() + " cores");
        row(text, "System", machine.system());
        row(text, "JVM", machine.java() + ", `" + machine.flags() + "`");
        row(
                text,
                "Disk",
                String.format(
                        Locale.ROOT,
                        "%s; 4 KiB written and forced: %,.0f µs (median), %,.0f µs (90th percentile)",
                        machine.fileSystem(),
                        machine.fsyncMicros(),
                        machine.slowFsyncMicros()));
        run.versions().forEach((engine, version) -> row(text, engine.title(), version));
        row(text, "Libraries", Versions.libraries());
        return text.toString().strip();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static String chart(Engine engine) {
        return "speed-" + engine.name().toLowerCase(Locale.ROOT) + ".svg";
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(SpeedPage.class.getResourceAsStream("speed.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
