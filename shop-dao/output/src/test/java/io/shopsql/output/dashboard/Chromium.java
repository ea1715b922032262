package io.shopsql.output.dashboard;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A browser without a window and without a network. It is the one on the path, or that of the system property {@code
 * shop.test.chromium}. Where there is none, the test is skipped with a word about it, unless {@code
 * shop.test.chromium.required} is true.
 *
 * @param executable where it is
 */
record Chromium(Path executable) {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long SECONDS = 600;

    /** What the system asks for. */
    enum Theme {
        DARK("0"),
        LIGHT("1");

        private final String setting;

        Theme(String setting) {
            this.setting = setting;
        }
    }

    /**
     * A page as it was drawn.
     *
     * @param console what it said on the console: errors, and what the policy forbade
     */
    record Drawn(String dom, List<String> console) {}

    static Chromium found() {
        Optional<Path> executable = Optional.ofNullable(System.getProperty("shop.test.chromium"))
                .map(Path::of)
                .or(Chromium::onThePath);
        if (executable.isEmpty()) {
            if (Boolean.getBoolean("shop.test.chromium.required")) {
                throw new IllegalStateException("a browser is required, and none of " + NAMES + " is on the path");
            }
            Assumptions.abort("skipped: none of " + NAMES + " is on the path");
        }
        return new Chromium(executable.orElseThrow());
    }

    private static Optional<Path> onThePath() {
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens the page in a profile of its own, and closes the browser again. */
    Drawn draw(Path page, Theme theme) {
        try {
            Path folder = Files.createTempDirectory("shop-chromium");
            try {
                return draw(page, theme, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Drawn draw(Path page, Theme theme, Path folder) throws IOException {
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(command(folder));
        command.add("--blink-settings=preferredColorScheme=" + theme.setting);
        command.add("--virtual-time-budget=10000");
        command.add("--dump-dom");
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the browser has not drawn the page in " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            end(process);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return new Drawn(
                    Files.readString(dom),
                    lines.filter(line -> line.contains(":CONSOLE")).toList());
        }
    }

    List<String> command(Path folder) {
        return List.of(
                executable.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--window-size=1400,1000",
                "--user-data-dir=" + folder.resolve("profile"));
    }

    /** With the processes that it started. */
    static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        children.forEach(child -> child.onExit().join());
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
