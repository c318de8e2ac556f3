package dev.backdrop.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.BucketConfig;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.link.SignedLinks;
import dev.backdrop.event.read.EventReader;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.auth.ConfiguredCredentials;
import dev.backdrop.firefly.auth.FireflyCredentials;
import dev.backdrop.firefly.config.DoubtPolicy;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.service.FireflyClients;
import dev.backdrop.firefly.service.FireflyModule;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pictures.PictureMemory;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.pictures.PicturesConfig;
import dev.backdrop.headshot.pipeline.Headshots;
import dev.backdrop.headshot.pipeline.PipelineModule;
import dev.backdrop.lambda.DirectWork;
import dev.backdrop.lambda.Handling;
import dev.backdrop.lambda.work.FigureLines;
import dev.backdrop.lambda.work.HeadshotWorkers;
import dev.backdrop.lambda.work.OutcomeMetrics;
import dev.backdrop.lambda.work.RunMessages;
import dev.backdrop.lambda.work.Summary;
import dev.backdrop.lambda.work.WorkItems;
import dev.backdrop.lambda.work.WorkModule;
import dev.backdrop.ledger.decision.DoubtLimits;
import dev.backdrop.metrics.EmfWriter;
import dev.backdrop.metrics.Metrics;
import dev.backdrop.metrics.MetricsConfig;
import dev.backdrop.metrics.StandardOutput;
import dev.backdrop.queue.QueueAccess;
import dev.backdrop.queue.QueueConfig;
import dev.backdrop.quota.BudgetConfig;
import dev.backdrop.quota.QuotaLimits;
import dev.backdrop.quota.Reservations;
import dev.backdrop.reprocess.Reprocessing;
import dev.backdrop.secret.SecretCredentials;
import dev.backdrop.time.ShutdownSignal;

/**
 * Puts the plain classes together. Region, credentials and endpoints are the AWS SDK's own business, from the environment.
 * The only class with the real clock and real random numbers: all others receive them, so that a test can pass its own.
 */
@ApplicationScoped
public class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Draws from the operating system. Every other generator of the JDK keeps its state in memory, ThreadLocalRandom too: all
     * instances that are restored from one snapshot would draw the same numbers.
     */
    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    /** The function's sleeper, too. */
    @Produces
    @Singleton
    @Typed(ShutdownSignal.class)
    ShutdownSignal shutdown() {
        return new ShutdownSignal();
    }

    /** Puts the checksum into a header: bodies are in memory, and a trailer costs a dozen more small writes. */
    public static S3ClientBuilder s3Builder() {
        return S3Client.builder().serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false));
    }

    @Produces
    @Singleton
    Bucket bucket(BucketConfig config) {
        S3Client s3 = s3Builder().httpClient(UrlConnectionHttpClient.create()).build();
        return new Bucket(s3, config.bucket().orElseThrow());
    }

    @Produces
    @Singleton
    @Typed(OutcomeMetrics.class)
    OutcomeMetrics outcomeMetrics(MetricsConfig config, Clock clock) {
        return new OutcomeMetrics(new Metrics(new EmfWriter(new StandardOutput(), clock), config.enabled()));
    }

    @Produces
    @Singleton
    Reservations reservations(
            Bucket bucket,
            BucketConfig keys,
            FireflyConfig config,
            BudgetConfig budget,
            Clock clock,
            ShutdownSignal shutdown,
            RandomGenerator random) {
        return new Reservations(bucket, keys(keys).quota(), QuotaLimits.of(config, budget), clock, shutdown, random);
    }

    /** Created at its first call, and its HTTP clients with it. */
    @Produces
    @ApplicationScoped
    Firefly firefly(
            FireflyConfig config,
            Config values,
            OutcomeMetrics outcomeMetrics,
            Clock clock,
            ShutdownSignal shutdown,
            RandomGenerator random) {
        FireflyCredentials credentials = config.secretId()
                .<FireflyCredentials>map(id -> new SecretCredentials(Wiring::secrets, id))
                .orElseGet(() -> new ConfiguredCredentials(values));
        return new FireflyModule(config, credentials, outcomeMetrics, clock, shutdown, random, shutdown)
                .create(FireflyClients.of(config, Optional.empty()));
    }

    @Produces
    @Singleton
    Headshots headshots(
            Bucket bucket,
            BucketConfig keys,
            LooksConfig looks,
            PicturesConfig pictures,
            Firefly firefly,
            FireflyConfig config,
            Reservations reservations,
            Clock clock,
            ShutdownSignal shutdown) {
        // Not the pool that the headshots themselves run in: full of those that wait for a half, it would read none.
        Executor halves = Executors.newCachedThreadPool(Wiring::daemon);
        DoubtLimits limits = new DoubtLimits(config.inDoubt() == DoubtPolicy.RETRY, config.maxPaidAttempts());
        return new PipelineModule(
                        bucket,
                        keys(keys),
                        new Looks(looks),
                        new PipelineModule.Service(firefly, config.mode(), limits, reservations),
                        new PipelineModule.Pictures(
                                PicturePolicy.of(pictures, config.fit()),
                                PictureMemory.of(Runtime.getRuntime().maxMemory()),
                                // With the region, the credentials and the endpoint of the SDK's other clients.
                                new SignedLinks(S3Presigner::create, bucket.name())),
                        halves,
                        clock,
                        shutdown)
                .create();
    }

    @Produces
    @Singleton
    Handling handling(
            ObjectMapper json,
            Bucket bucket,
            BucketConfig prefixes,
            QueueConfig queueConfig,
            Headshots headshots,
            Reservations reservations,
            OutcomeMetrics outcomeMetrics,
            ExecutorService executor,
            Clock clock,
            RandomGenerator random,
            Operations operations) {
        Keys keys = keys(prefixes);
        SqsClient sqs =
                SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
        QueueAccess queue = new QueueAccess(sqs, queueConfig.url(), queueConfig.maxReceives());
        Reprocessing reprocessing = operations
                .reprocessing(bucket, keys, queue, reservations, executor, clock)
                .create(outcomeMetrics);
        HeadshotWorkers workers = new HeadshotWorkers(
                headshots, reservations, executor, clock, outcomeMetrics, random, Summary.inTheLog());
        WorkItems workItems = new WorkItems(bucket.name(), keys);
        RunMessages runs = new RunMessages(reprocessing::goOn, executor);
        return new Handling(
                new EventReader(json),
                new WorkModule(workItems, workers, runs, reservations, clock, random).batches(queue),
                new DirectWork(workItems, workers),
                reprocessing,
                new FigureLines(outcomeMetrics, reservations));
    }

    private static Keys keys(BucketConfig config) {
        return new Keys(config.prefixes().asPrefixes());
    }

    private static SecretsManagerClient secrets() {
        return SecretsManagerClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "halves");
        thread.setDaemon(true);
        return thread;
    }
}
