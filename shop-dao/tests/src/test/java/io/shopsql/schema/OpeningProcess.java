package io.shopsql.schema;

import io.shopsql.Shop;
import io.shopsql.testkit.AtOnce;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process that opens each shop it is told of twice at once. */
final class OpeningProcess implements AutoCloseable {

    private static final String DONE = "done";

    private final Process process;
    private final PrintStream urls;
    private final BufferedReader outcomes;

    OpeningProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpeningProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        urls = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        outcomes = process.inputReader(StandardCharsets.UTF_8);
    }

    void open(String url) {
        urls.println(url);
    }

    /** "done", or what went wrong. */
    String outcome() throws IOException {
        return String.valueOf(outcomes.readLine());
    }

    @Override
    public void close() {
        urls.close();
        process.onExit().join();
    }

    public static void main(String[] arguments) throws Exception {
        BufferedReader urls = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String url = urls.readLine(); url != null; url = urls.readLine()) {
            String shop = url;
            List<Object> outcomes = AtOnce.atOnce(2, i -> () -> {
                try (Shop opened = Shop.open(shop)) {
                    return opened.<Long>read(tx -> tx.users().all().count());
                }
            });
            System.out.println(
                    outcomes.stream().allMatch(outcome -> outcome.equals(0L))
                            ? DONE
                            : outcomes.toString().replaceAll("\\s+", " "));
        }
    }
}
