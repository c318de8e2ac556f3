package dev.backdrop.reprocess;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.pairing.PairChoice;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.queue.MessageSender;
import dev.backdrop.quota.Reservations;
import dev.backdrop.reprocess.quota.Quota;
import dev.backdrop.reprocess.report.BucketStatus;
import dev.backdrop.reprocess.report.Report;
import dev.backdrop.reprocess.run.Dispatch;
import dev.backdrop.reprocess.run.Forecast;
import dev.backdrop.reprocess.run.RunProgress;
import dev.backdrop.reprocess.run.RunStore;
import dev.backdrop.reprocess.run.Runs;
import dev.backdrop.reprocess.scan.Inventory;
import dev.backdrop.reprocess.scan.Parallel;
import dev.backdrop.reprocess.select.Inspector;
import dev.backdrop.reprocess.select.Selection;
import dev.backdrop.reprocess.select.Survey;

/**
 * Assembles the classes of reprocessing.
 *
 * @param executor reads and sends in parallel
 */
public record ReprocessModule(
        Bucket bucket,
        Keys keys,
        Looks looks,
        Pictures pictures,
        MessageSender sender,
        Limits limits,
        Executor executor,
        Clock clock) {

    /**
     * Photos and masks.
     *
     * @param pairs which of them make a headshot
     * @param rules by which those of a look are refused
     */
    public record Pictures(PairChoice pairs, Function<Look, String> rules) {}

    /**
     * How much may be done, and what it costs.
     *
     * @param pricePerOperation for forecasts; without it, they name no cost
     */
    public record Limits(Quota quota, Reservations reservations, Optional<BigDecimal> pricePerOperation) {}

    private static final int READS_AT_ONCE = 16;
    private static final int SENDS_AT_ONCE = 8;

    /** @param listener receives each sweep's measurement */
    public Reprocessing create(SweepListener listener) {
        Quota quota = limits.quota();
        Reservations reservations = limits.reservations();
        Inventory inventory = new Inventory(bucket, keys, pictures.pairs());
        Inspector inspector =
                new Inspector(new Ledger(bucket, keys), looks, new Parallel(executor, READS_AT_ONCE), clock);
        Survey survey = new Survey(inventory, inspector, clock);
        Selection selection = new Selection(looks, pictures.rules());
        Dispatch dispatch = new Dispatch(sender, new Parallel(executor, SENDS_AT_ONCE));
        return new Reprocessing(
                new Runs(new RunStore(bucket, keys), inventory, inspector, dispatch, selection, clock),
                new Forecast(survey, selection, quota, limits.pricePerOperation(), clock),
                new RunProgress(survey, quota, clock),
                new BucketStatus(survey, bucket, keys, quota, reservations, clock),
                new Report(survey, selection, reservations, clock),
                new Sweep(survey, dispatch, selection, quota, listener, clock),
                new BatchJobs(dispatch, bucket.name(), keys),
                dispatch,
                looks,
                clock);
    }
}
