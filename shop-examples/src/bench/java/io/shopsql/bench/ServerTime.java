package io.shopsql.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The CPU time of all processes of a Postgres server on this machine, from Linux's /proc. For ended processes its resolution
 * is a hundredth of a second, so compare means over many runs.
 *
 * @param postmaster the server's process id; 0 for none
 */
public record ServerTime(long postmaster) {

    private static final int NANOS = 1_000_000;
    private static final double MILLIS_OF_A_TICK = 10;

    public double millis() {
        if (postmaster == 0) {
            return 0;
        }
        List<String> stat = stat(postmaster);
        double ended = (Long.parseLong(stat.get(13)) + Long.parseLong(stat.get(14))) * MILLIS_OF_A_TICK;
        return ended
                + ProcessHandle.of(postmaster).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToDouble(process -> running(process.pid()))
                        .sum();
    }

    private static double running(long process) {
        try {
            String times = Files.readString(Path.of("/proc/" + process + "/schedstat"));
            return Long.parseLong(times.substring(0, times.indexOf(' '))) / (double) NANOS;
        } catch (IOException e) {
            if (ProcessHandle.of(process).isEmpty()) {
                // it has just ended: the file is not there, or cannot be read any more
                return 0;
            }
            throw new UncheckedIOException(e);
        }
    }

    /** The fields after the program name. */
    private static List<String> stat(long process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"), StandardCharsets.US_ASCII);
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
