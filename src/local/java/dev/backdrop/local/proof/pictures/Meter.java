package dev.backdrop.local.proof.pictures;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import com.sun.management.ThreadMXBean;

/** Measures a run by the JVM's own counters. */
final class Meter {

    private static final double NANOS = 1e6;
    private static final double BYTES = 1e6;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    /** Collects garbage before, so that the step neither pays for the one before it nor is charged with its memory. */
    Reading of(Runnable step) {
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = used(MemoryPoolMXBean::getUsage);
        long cpu = cpu();
        long start = System.nanoTime();
        step.run();
        long end = System.nanoTime();
        long cpuAfter = cpu();
        long peak = used(MemoryPoolMXBean::getPeakUsage) - before;
        return new Reading((cpuAfter - cpu) / NANOS, (end - start) / NANOS, peak / BYTES);
    }

    /** Bytes that this thread allocated. */
    long allocated(Runnable step) {
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        step.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private long used(Function<MemoryPoolMXBean, MemoryUsage> usage) {
        return heap.stream().map(usage).mapToLong(MemoryUsage::getUsed).sum();
    }

    private long cpu() {
        return Arrays.stream(threads.getThreadCpuTime(threads.getAllThreadIds()))
                .filter(nanos -> nanos > 0)
                .sum();
    }
}
