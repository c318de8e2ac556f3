package dev.backdrop.local.proof;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import dev.backdrop.local.console.RunLog;
import dev.backdrop.local.console.SummaryLine;
import dev.backdrop.local.stack.StackListener;

/** Keeps what the function prints, and counts how its attempts end. */
final class SoakLog implements StackListener {
    private final RunLog log;
    private final Map<String, LongAdder> attempts = new ConcurrentHashMap<>();

    SoakLog(RunLog log) {
        this.log = log;
    }

    @Override
    public void printed(int instance, String line) {
        log.line("[" + instance + "] " + line);
        SummaryLine.parse(line)
                .ifPresent(summary -> attempts.computeIfAbsent(summary.outcome(), unused -> new LongAdder())
                        .increment());
    }

    @Override
    public void failed(String error) {
        log.line("invocation failed: " + error);
    }

    long attempts(String outcome) {
        LongAdder count = attempts.get(outcome);
        return count == null ? 0 : count.sum();
    }
}
