package dev.backdrop.reprocess;

import java.util.concurrent.atomic.AtomicInteger;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Ends an invocation after a number of calls to AWS, as Lambda would: it makes no further call. */
final class Killer implements ExecutionInterceptor {

    private final AtomicInteger callsLeft = new AtomicInteger(Integer.MAX_VALUE);

    void killAfter(int calls) {
        callsLeft.set(calls);
    }

    void spare() {
        callsLeft.set(Integer.MAX_VALUE);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (callsLeft.getAndDecrement() <= 0) {
            throw new Killed();
        }
    }

    static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
