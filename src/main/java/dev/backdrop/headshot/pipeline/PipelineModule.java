package dev.backdrop.headshot.pipeline;

import java.time.Clock;
import java.util.concurrent.Executor;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.link.SignedLinks;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.config.FireflyMode;
import dev.backdrop.headshot.delivery.DeliveryModule;
import dev.backdrop.headshot.delivery.EarlierResults;
import dev.backdrop.headshot.delivery.Leftovers;
import dev.backdrop.headshot.delivery.MaskDelivery;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.pairing.EarlyCheck;
import dev.backdrop.headshot.pairing.LoneHalf;
import dev.backdrop.headshot.pairing.MissingHalf;
import dev.backdrop.headshot.pairing.PairChoice;
import dev.backdrop.headshot.pairing.Pairing;
import dev.backdrop.headshot.pictures.OwnedPictures;
import dev.backdrop.headshot.pictures.PairFiles;
import dev.backdrop.headshot.pictures.PairPictures;
import dev.backdrop.headshot.pictures.PictureMemory;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.preparation.PhotoLending;
import dev.backdrop.headshot.preparation.Preparation;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.PersistentWrite;
import dev.backdrop.ledger.decision.DoubtLimits;
import dev.backdrop.ledger.decision.Judge;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.quota.Reservations;
import dev.backdrop.time.ParallelPair;
import dev.backdrop.time.Sleeper;

/**
 * Puts the pipeline together.
 *
 * @param executor for what runs in parallel: the second upload of a pair
 */
public record PipelineModule(
        Bucket bucket,
        Keys keys,
        Looks looks,
        Service service,
        Pictures pictures,
        Executor executor,
        Clock clock,
        Sleeper sleeper) {

    /**
     * Adobe's service, and what may be paid for there.
     *
     * @param doubtLimits of a fill that may have been paid for
     */
    public record Service(Firefly firefly, FireflyMode mode, DoubtLimits doubtLimits, Reservations reservations) {}

    /**
     * What is done with photos, masks and results.
     *
     * @param memory that they may take
     * @param links under which Adobe reads photos
     */
    public record Pictures(PicturePolicy policy, PictureMemory memory, SignedLinks links) {}

    public Headshots create() {
        Firefly firefly = service.firefly();
        Reservations reservations = service.reservations();
        PicturePolicy policy = pictures.policy();
        Ledger ledger = new Ledger(bucket, keys);
        Transitions transitions = new Transitions(clock);
        CircuitBreaker breaker = new CircuitBreaker(clock);
        Leftovers leftovers = new Leftovers(bucket, ledger, transitions);
        MissingHalf missingHalf = new MissingHalf(bucket, keys);
        ParallelPair inParallel = new ParallelPair(executor);
        PairFiles files = new PairFiles(bucket, inParallel);
        PairPictures pairPictures = new PairPictures(policy, pictures.memory());
        FailureHandling failures = new FailureHandling(transitions, breaker, reservations, clock);
        Storing storing = new Storing(
                new EarlierResults(bucket),
                new DeliveryModule(firefly, bucket, keys, looks, files, pairPictures, transitions).create(),
                missingHalf,
                leftovers,
                failures,
                firefly,
                transitions,
                clock);
        Filling filling =
                new Filling(firefly, service.mode(), ledger, transitions, new PersistentWrite(clock, sleeper));
        OwnedPictures owned = new OwnedPictures(bucket);
        MaskOrdering masks = new MaskOrdering(
                new PhotoLending(files, pairPictures, owned, keys, pictures.links(), transitions),
                filling,
                new MaskDelivery(firefly, pairPictures, owned, keys),
                new FailureHandling(
                        transitions, new CircuitBreaker(clock, "headshot without a mask"), reservations, clock),
                firefly,
                transitions,
                policy,
                clock);
        Work work = new Work(
                new Preparation(files, pairPictures, owned, keys, firefly, inParallel, clock),
                filling,
                masks,
                storing,
                new Polling(firefly, storing, failures, masks, clock),
                failures,
                firefly,
                reservations,
                transitions,
                policy,
                clock);
        Judge judge = new Judge(transitions, service.doubtLimits(), clock);
        Execution execution = new Execution(ledger, bucket, work, storing, breaker, clock);
        return new Headshots(
                ledger,
                leftovers,
                judge,
                looks,
                policy,
                keys,
                new Pairing(bucket, keys, new PairChoice(policy.missingMasks(keys)), inParallel),
                new LoneHalf(ledger, transitions, new EarlyCheck(bucket, policy.limits()), missingHalf),
                new JobContinuation(ledger, judge, execution, reservations),
                execution,
                work,
                reservations,
                clock);
    }
}
