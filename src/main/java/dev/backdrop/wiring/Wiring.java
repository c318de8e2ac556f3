package dev.backdrop.wiring;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.BucketConfig;
import dev.backdrop.bucket.Keys;
import dev.backdrop.event.read.EventReader;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.auth.ConfiguredCredentials;
import dev.backdrop.firefly.auth.FireflyCredentials;
import dev.backdrop.firefly.config.DoubtPolicy;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.http.CallListener;
import dev.backdrop.firefly.service.FireflyClients;
import dev.backdrop.firefly.service.FireflyModule;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.pipeline.Headshots;
import dev.backdrop.headshot.pipeline.PipelineModule;
import dev.backdrop.lambda.DirectWork;
import dev.backdrop.lambda.work.DeferralTimes;
import dev.backdrop.lambda.work.HeadshotWorkers;
import dev.backdrop.lambda.work.OutcomeMetrics;
import dev.backdrop.lambda.work.Patience;
import dev.backdrop.lambda.work.QueueBatches;
import dev.backdrop.lambda.work.Renewal;
import dev.backdrop.lambda.work.RunMessages;
import dev.backdrop.lambda.work.Summary;
import dev.backdrop.lambda.work.WorkItems;
import dev.backdrop.ledger.decision.DoubtLimits;
import dev.backdrop.queue.BacklogWatch;
import dev.backdrop.queue.MessageSender;
import dev.backdrop.queue.QueueConfig;
import dev.backdrop.queue.WorkQueue;
import dev.backdrop.quota.BudgetConfig;
import dev.backdrop.quota.QuotaLimits;
import dev.backdrop.quota.Reservations;
import dev.backdrop.reprocess.Reprocessing;
import dev.backdrop.secret.SecretCredentials;
import dev.backdrop.time.ShutdownSignal;
import dev.backdrop.time.Sleeper;

/** Puts the plain classes together. Region, credentials and endpoints are the AWS SDK's own business, from the environment. */
@ApplicationScoped
public class Wiring {

    @Produces
    @Singleton
    S3Client s3() {
        return s3Builder().httpClient(UrlConnectionHttpClient.create()).build();
    }

    /** A checksum in a header: bodies are in memory, and a trailer costs a dozen small writes more. */
    public static S3ClientBuilder s3Builder() {
        return S3Client.builder().serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false));
    }

    @Produces
    @Singleton
    SqsClient sqs() {
        return SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    }

    @Produces
    @Singleton
    Bucket bucket(S3Client s3, BucketConfig config) {
        return new Bucket(s3, config.bucket().orElseThrow());
    }

    @Produces
    @Singleton
    Keys keys(BucketConfig config) {
        return new Keys(config.prefixes().asPrefixes());
    }

    @Produces
    @Singleton
    Reservations reservations(
            Bucket bucket,
            Keys keys,
            FireflyConfig config,
            BudgetConfig budget,
            Clock clock,
            Sleeper sleeper,
            RandomGenerator random) {
        QuotaLimits limits = new QuotaLimits(
                config.requestsPerMinute(), config.requestsPerDay(), config.countedCalls(), budget.operationsPerDay());
        return new Reservations(bucket, keys.quota(), limits, clock, sleeper, random);
    }

    /** Made at the first question, its clients as well. */
    @Produces
    @ApplicationScoped
    Firefly firefly(
            FireflyConfig config,
            Config values,
            CallListener listener,
            Clock clock,
            ShutdownSignal shutdown,
            RandomGenerator random) {
        FireflyCredentials credentials = config.secretId()
                .<FireflyCredentials>map(id -> new SecretCredentials(Wiring::secrets, id))
                .orElseGet(() -> new ConfiguredCredentials(values));
        return new FireflyModule(config, credentials, listener, clock, shutdown, random, shutdown)
                .create(FireflyClients.of(config, Optional.empty()));
    }

    private static SecretsManagerClient secrets() {
        return SecretsManagerClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Produces
    @Singleton
    EventReader eventReader(ObjectMapper json) {
        return new EventReader(json);
    }

    @Produces
    @Singleton
    Headshots headshots(
            Bucket bucket,
            Keys keys,
            LooksConfig looks,
            Firefly firefly,
            FireflyConfig config,
            Reservations reservations,
            Clock clock,
            Sleeper sleeper) {
        // Not the pool that the headshots themselves run in: full of those that wait for a half, it would read none.
        Executor halves = Executors.newCachedThreadPool(Wiring::daemon);
        DoubtLimits limits = new DoubtLimits(config.inDoubt() == DoubtPolicy.RETRY, config.maxPaidAttempts());
        return new PipelineModule(
                        bucket,
                        keys,
                        new Looks(looks),
                        firefly,
                        config.mode(),
                        limits,
                        reservations,
                        halves,
                        clock,
                        sleeper)
                .create();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "halves");
        thread.setDaemon(true);
        return thread;
    }

    @Produces
    @Singleton
    HeadshotWorkers crew(
            Headshots headshots,
            Reservations reservations,
            ExecutorService executor,
            Clock clock,
            OutcomeMetrics outcomeMetrics,
            RandomGenerator random) {
        return new HeadshotWorkers(
                headshots, reservations, executor, clock, outcomeMetrics, random, Summary.inTheLog());
    }

    @Produces
    @Singleton
    WorkItems workItems(Bucket bucket, Keys keys) {
        return new WorkItems(bucket.name(), keys);
    }

    @Produces
    @Singleton
    DirectWork directWork(WorkItems workItems, HeadshotWorkers workers) {
        return new DirectWork(workItems, workers);
    }

    @Produces
    @Singleton
    QueueBatches queueBatches(
            WorkItems workItems,
            HeadshotWorkers workers,
            Reprocessing reprocessing,
            ExecutorService executor,
            SqsClient sqs,
            QueueConfig config,
            Reservations reservations,
            Clock clock,
            RandomGenerator random) {
        WorkQueue queue = new WorkQueue(sqs, config.url(), random);
        BacklogWatch backlog = new BacklogWatch(new MessageSender(sqs, config.url()), clock);
        return new QueueBatches(
                workItems,
                workers,
                queue,
                new Renewal(queue, config.maxReceives(), clock),
                new RunMessages(reprocessing::goOn, executor),
                new Patience(reservations, backlog),
                new DeferralTimes(backlog, reservations, random),
                config.maxReceives());
    }
}
