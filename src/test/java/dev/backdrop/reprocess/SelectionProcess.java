package dev.backdrop.reprocess;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.event.Request;
import dev.backdrop.fixture.PicturePolicies;
import dev.backdrop.fixture.Quotas;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.queue.MessageSender;
import dev.backdrop.reprocess.quota.Quota;
import dev.backdrop.time.Deadline;

/** A separate JVM with a small heap that forecasts and carries out one run. */
final class SelectionProcess {

    private SelectionProcess() {}

    /** @param args the addresses of S3, of SQS, and of the queue */
    public static void main(String[] args) throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        Clock clock = Clock.systemUTC();
        Bucket bucket = new Bucket(MadeUpBucket.client(args[0]), MadeUpBucket.NAME);
        Reprocessing reprocessing = new ReprocessModule(
                        bucket,
                        new Keys(Prefixes.STANDARD),
                        new Looks(SomeLooks.usual()),
                        new ReprocessModule.Pictures(
                                PicturePolicies.pairs(new Keys(Prefixes.STANDARD)), PicturePolicies.plain()::rules),
                        new MessageSender(Senders.client(args[1]), Optional.of(args[2])),
                        new ReprocessModule.Limits(
                                new Quota(4, 9_000, 3, OptionalInt.empty()),
                                Quotas.plenty(bucket, clock),
                                Optional.empty()),
                        executor,
                        clock)
                .create(oldest -> {});
        long begin = System.nanoTime();
        Deadline deadline = new Deadline(clock.instant().plus(Duration.ofMinutes(14)));
        Request dryRun = ReprocessFixture.request("{\"reprocess\":{\"only\":[\"missing\"],\"dryRun\":true}}");
        System.out.println("dry run: " + reprocessing.answer(dryRun, "dry", deadline));
        System.out.println("after " + millisSince(begin) + " ms");
        Request run = ReprocessFixture.request("{\"reprocess\":{\"only\":[\"missing\"]}}");
        System.out.println("run: " + reprocessing.answer(run, "the-run", deadline));
        System.out.println("after " + millisSince(begin) + " ms");
        // Continues the run as its message does; does nothing where the run is done.
        reprocessing.goOn(new Request.Continuation("the-run", 1), deadline);
        System.out.println("done after " + millisSince(begin) + " ms");
        Request status = new Request.Status(Optional.of("the-run"));
        System.out.println("status: " + reprocessing.answer(status, "status", deadline));
        System.out.println(
                "used " + ProcessHandle.current().info().totalCpuDuration().orElseThrow() + " of the processors");
        executor.shutdown();
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
