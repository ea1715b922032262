package io.shopsql.bench.speed;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The machine of a run.
 *
 * @param fsyncMicros the median time of writing 4 KiB and forcing them to the disk
 * @param slowFsyncMicros its 90th percentile
 */
record Machine(
        String processor,
        int cores,
        String system,
        String java,
        String flags,
        String fileSystem,
        double fsyncMicros,
        double slowFsyncMicros) {

    static Machine of(Path dir) throws IOException {
        long[] fsync = fsync(dir);
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(flag -> flag.startsWith("-X"))
                        .collect(Collectors.joining(" ")),
                Files.getFileStore(dir).type(),
                fsync[fsync.length / 2] / 1e3,
                fsync[fsync.length * 9 / 10] / 1e3);
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %s; %s, %s; %s, fsync %.0f µs",
                processor,
                cores,
                system,
                java,
                flags,
                fileSystem,
                fsyncMicros);
    }

    private static String model() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }

    private static long[] fsync(Path dir) throws IOException {
        Path file = dir.resolve("fsync");
        List<StandardOpenOption> how =
                List.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        long[] took = new long[201];
        try (FileChannel channel = FileChannel.open(file, how.toArray(StandardOpenOption[]::new))) {
            ByteBuffer page = ByteBuffer.allocate(4096);
            for (int i = 0; i < took.length; i++) {
                page.clear();
                long begun = System.nanoTime();
                channel.write(page, i * 4096L);
                channel.force(false);
                took[i] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(took);
        return took;
    }
}
