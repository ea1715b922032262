package io.shopsql.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/**
 * A measured time.
 *
 * @param wall wall-clock time in milliseconds
 * @param cpu CPU time in milliseconds, of this thread and the server
 */
record Took(double wall, double cpu) {

    static Took by(Callable<?> work, ServerTime server) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        double before = server.millis();
        long cpu = threads.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        work.call();
        double took = (System.nanoTime() - wall) / 1e6;
        double own = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
        return new Took(took, own + server.millis() - before);
    }

    static double mean(List<Took> all, ToDoubleFunction<Took> figure) {
        return all.stream().mapToDouble(figure).average().orElseThrow();
    }

    static double median(List<Took> all, ToDoubleFunction<Took> figure) {
        return all.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
