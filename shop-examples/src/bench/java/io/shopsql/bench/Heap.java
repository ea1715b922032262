package io.shopsql.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Measures the memory that a task holds. */
final class Heap {

    private static final List<String> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .toList();

    private Heap() {}

    /** The maximum heap in use after a collection, during the task or with its result, minus the heap before. */
    static long peakMegabytes(Callable<?> work) throws Exception {
        long before = used();
        AtomicLong most = new AtomicLong();
        NotificationListener listener = (notification, handback) -> {
            if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
                most.accumulateAndGet(
                        info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                                .filter(pool -> POOLS.contains(pool.getKey()))
                                .mapToLong(pool -> pool.getValue().getUsed())
                                .sum(),
                        Math::max);
            }
        };
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        for (GarbageCollectorMXBean collector : collectors) {
            ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
        }
        try {
            Object answer = work.call();
            most.accumulateAndGet(used(), Math::max);
            if (answer == null) {
                throw new IllegalStateException("no answer");
            }
        } finally {
            for (GarbageCollectorMXBean collector : collectors) {
                ((NotificationEmitter) collector).removeNotificationListener(listener);
            }
        }
        return Math.max(0, most.get() - before) >> 20;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
