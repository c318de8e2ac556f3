package dev.backdrop.local.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.lambda.FunctionInstance;
import dev.backdrop.local.proof.SoakStep.Drop;
import dev.backdrop.local.proof.SoakStep.Half;
import dev.backdrop.local.proof.SoakStep.Kill;
import dev.backdrop.local.proof.SoakStep.Notify;
import dev.backdrop.local.proof.SoakStep.RevokeTokens;
import dev.backdrop.local.queue.S3Notification;
import dev.backdrop.local.stack.LaptopStack;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.local.store.ObjectCreated;

/**
 * Carries out a plan, no faster than the function can follow: otherwise every photo would be replaced before it is
 * first processed.
 */
final class SoakDriver {
    private static final int MOST_WAITING = 40;
    private static final int STEPS_PER_LOOK = 10;
    private static final Duration LONGEST_JAM = Duration.ofMinutes(5);

    private final LaptopStack stack;
    private final FireflyEmulator adobe;
    private final S3Client s3;
    private final Waiting waiting;
    private final S3Notification format = new S3Notification(BucketStore.BUCKET, BucketStore.REGION);
    private int killed;

    SoakDriver(LaptopStack stack, FireflyEmulator adobe, S3Client s3, Waiting waiting) {
        this.stack = stack;
        this.adobe = adobe;
        this.s3 = s3;
        this.waiting = waiting;
    }

    void run(List<SoakStep> steps) throws InterruptedException {
        for (int step = 0; step < steps.size(); step++) {
            if (step % STEPS_PER_LOOK == 0) {
                waiting.until(() -> stack.queue().counts().visible() < MOST_WAITING, LONGEST_JAM);
            }
            take(steps.get(step));
        }
    }

    /** How many instances were at work when they were killed. */
    int killed() {
        return killed;
    }

    private void take(SoakStep step) {
        if (step instanceof Drop drop) {
            byte[] bytes = drop.half().bytes();
            s3.putObject(
                    request ->
                            request.bucket(BucketStore.BUCKET).key(drop.half().key()),
                    RequestBody.fromBytes(bytes));
        } else if (step instanceof Notify notify) {
            String body = format.of(event(notify.half()));
            stack.queue().client().sendMessage(request -> request.queueUrl(
                            stack.queue().url())
                    .messageBody(body));
        } else if (step instanceof Kill kill) {
            kill(kill.instance());
        } else if (step instanceof RevokeTokens) {
            adobe.revokeTokens();
        }
    }

    private void kill(int which) {
        List<FunctionInstance> busy = stack.instances().stream()
                .filter(instance -> instance.currentRequest().isPresent())
                .toList();
        if (!busy.isEmpty()) {
            busy.get(which % busy.size()).kill();
            killed++;
        }
    }

    private static ObjectCreated event(Half half) {
        byte[] bytes = half.bytes();
        return new ObjectCreated("ObjectCreated:Put", half.key(), bytes.length, Stacks.md5(bytes), Instant.EPOCH);
    }
}
