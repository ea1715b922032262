package io.shopsql.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.Rollups;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sums are exact while many write, and while they are switched on, built and switched off. */
@EveryDatabase
@Tag("long")
class RollupsAtOnceTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final int THREADS = Integer.getInteger("shop.test.threads", 8);
    private static final int CHANGES = Integer.getInteger("shop.test.changes", 150);

    @AutoClose
    private final TestShop shop;

    RollupsAtOnceTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.connections(2, 12));
    }

    @Test
    void while_many_write() throws Exception {
        RandomChanges changes = new RandomChanges(shop);
        Rollups rollups = shop.shop().rollups();
        AtomicInteger done = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            long seed = System.nanoTime();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(seed + i);
                running.add(threads.submit(() -> {
                    try {
                        for (int n = 0; n < CHANGES && !failed.get(); n++) {
                            changes.change(random);
                            done.incrementAndGet();
                        }
                    } catch (RuntimeException | Error e) {
                        failed.set(true);
                        throw e;
                    }
                }));
            }
            int all = THREADS * CHANGES;
            awaits(done, failed, all / 6);
            rollups.on(LONDON);
            assertThat(rollups.wrong()).isEmpty();
            awaits(done, failed, all / 3);
            rollups.rebuild();
            assertThat(rollups.wrong()).isEmpty();
            awaits(done, failed, all / 2);
            rollups.off();
            rollups.on(LONDON);
            assertThat(rollups.wrong()).isEmpty();
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(rollups.wrong()).isEmpty();
    }

    private static void awaits(AtomicInteger done, AtomicBoolean failed, int changes) throws InterruptedException {
        while (done.get() < changes && !failed.get()) {
            Thread.sleep(5);
        }
    }
}
