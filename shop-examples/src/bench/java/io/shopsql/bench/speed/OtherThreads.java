package io.shopsql.bench.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The CPU time of all threads of this process but the calling one: pools, the collector, the compiler. From Linux's /proc;
 * elsewhere 0.
 */
final class OtherThreads {

    private static final Path TASKS = Path.of("/proc/self/task");

    private final boolean known = Files.isDirectory(TASKS);

    long nanos() {
        if (!known) {
            return 0;
        }
        try (Stream<Path> tasks = Files.list(TASKS)) {
            // thread-self: the calling thread's own folder
            String self =
                    Path.of("/proc/thread-self").toRealPath().getFileName().toString();
            return tasks.filter(task -> !task.getFileName().toString().equals(self))
                    .mapToLong(OtherThreads::nanos)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nanos(Path task) {
        try {
            String times = Files.readString(task.resolve("schedstat"));
            return Long.parseLong(times.substring(0, times.indexOf(' ')));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            // a thread that ends meanwhile
            return 0;
        }
    }
}
