package io.shopsql.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestWatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs one line per class and engine at level info, since build tools name only the class: {@code GreetingTest on POSTGRES: 12
 * tests, 1 failed, in 0.8 s}. The logger is {@code io.shopsql.testkit}.
 */
final class EngineInOutput implements TestInstancePreConstructCallback, TestWatcher {

    private static final Logger log = LoggerFactory.getLogger("io.shopsql.testkit");
    private static final Namespace NAMESPACE = Namespace.create(EngineInOutput.class);

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    /** Starts the clock: the constructor opens the shop. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        var unused = counts(context);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        counts(context).run.incrementAndGet();
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        counts(context).run.incrementAndGet();
        counts(context).failed.incrementAndGet();
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        counts(context).skipped.incrementAndGet();
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        counts(context).skipped.incrementAndGet();
    }

    /** The counts belong to the class's invocation on one engine; JUnit closes them after its last test. */
    private static synchronized Counts counts(ExtensionContext context) {
        // JUnit 6 deprecates getOrComputeIfAbsent, and JUnit 5 lacks its successor
        Store store = EngineInFailures.invocation(context).orElse(context).getStore(NAMESPACE);
        Counts counts = store.get(Counts.class, Counts.class);
        if (counts == null) {
            counts = new Counts(
                    context.getRequiredTestClass().getSimpleName() + " on " + EngineInFailures.engine(context));
            store.put(Counts.class, counts);
        }
        return counts;
    }

    /** The tests of one class on one engine. */
    private static final class Counts implements AutoCloseable {
        private final long start = System.nanoTime();
        private final AtomicInteger run = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private final AtomicInteger skipped = new AtomicInteger();
        private final String name;

        private Counts(String name) {
            this.name = name;
        }

        @Override
        public void close() {
            long tenths = Duration.ofNanos(System.nanoTime() - start).toMillis() / 100;
            log.info(
                    "{}: {} {}{}{}, in {}.{} s",
                    name,
                    run,
                    run.get() == 1 ? "test" : "tests",
                    failed.get() == 0 ? "" : ", " + failed + " failed",
                    skipped.get() == 0 ? "" : ", " + skipped + " skipped",
                    tenths / 10,
                    tenths % 10);
        }
    }
}
