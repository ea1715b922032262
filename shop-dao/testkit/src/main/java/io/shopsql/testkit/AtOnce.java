package io.shopsql.testkit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.ShopException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs tasks concurrently, one per thread; a barrier makes all threads start together. */
public final class AtOnce {

    private AtOnce() {}

    /** For each task its result or its {@link ShopException}; any other exception fails the test. */
    @CanIgnoreReturnValue
    public static List<Object> atOnce(int threads, IntFunction<Callable<Object>> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<Object>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<Object> work = task.apply(i);
                running.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : running) {
                try {
                    outcomes.add(future.get());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof ShopException refused)) {
                        throw new AssertionError("a task failed", e.getCause());
                    }
                    outcomes.add(refused);
                }
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }
}
