package io.shopsql.bench.speed;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Measures slices of calls: what is expensive to read is read outside the measured time. */
final class Meter {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OtherThreads others = new OtherThreads();
    private final ServerCpu server;

    // keeps the answers alive
    private @Nullable Object answer;

    Meter(ServerCpu server) {
        this.server = server;
    }

    <S, I> void slice(Operation.Call<S, I> call, S store, I[] inputs, Use use) throws Exception {
        double serverBefore = server.nanos();
        long othersBefore = others.nanos();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        for (I input : inputs) {
            answer = call.on(store, input);
        }
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        use.add(inputs.length, cpu, others.nanos() - othersBefore, server.nanos() - serverBefore, wall, bytes);
    }

    /** The last answer. */
    @Nullable
    Object answer() {
        return answer;
    }
}
