package io.shopsql.bench.speed;

/** What a contender has used in a round, summed over its slices. */
final class Use {

    private long calls;
    private long cpu;
    private long others;
    private double server;
    private long wall;
    private long bytes;

    void add(long moreCalls, long moreCpu, long moreOthers, double moreServer, long moreWall, long moreBytes) {
        calls += moreCalls;
        cpu += moreCpu;
        others += moreOthers;
        server += moreServer;
        wall += moreWall;
        bytes += moreBytes;
    }

    /** CPU time of the calling thread, in microseconds a call. */
    double thread() {
        return cpu / 1e3 / calls;
    }

    /** CPU time of all threads of this process and of the server's processes, in microseconds a call. */
    double all() {
        return (cpu + others + server) / 1e3 / calls;
    }

    /** CPU time of the calling thread and of the server's processes: without the compiler and the collector. */
    double client() {
        return (cpu + server) / 1e3 / calls;
    }

    /** Wall-clock time, in microseconds a call. */
    double wall() {
        return wall / 1e3 / calls;
    }

    /** Allocated bytes a call. */
    double bytes() {
        return (double) bytes / calls;
    }
}
