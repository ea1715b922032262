package io.shopsql.bench.speed;

import java.util.List;

/** Closes what a run has opened. */
final class Closing {

    private Closing() {}

    /** Closes all, also after a failure, which is thrown at the end. */
    static void all(List<? extends AutoCloseable> resources) {
        IllegalStateException failure = null;
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("cannot close", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
