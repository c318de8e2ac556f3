package dev.backdrop.wiring;

import java.time.Clock;
import java.util.List;
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
import dev.backdrop.firefly.auth.ConfiguredCredentials;
import dev.backdrop.firefly.auth.FireflyCredentials;
import dev.backdrop.firefly.config.AllowedHosts;
import dev.backdrop.firefly.config.DoubtPolicy;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.service.Firefly;
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
import dev.backdrop.time.Sleeper;

/** Assembles the plain classes. The AWS SDK reads region, credentials and endpoints from the environment. */
@ApplicationScoped
public class Wiring {

    @Produces
    @Singleton
    S3Client s3() {
        return s3Builder().httpClient(UrlConnectionHttpClient.create()).build();
    }

    /** Puts the checksum into a header: bodies are in memory, and a trailer costs a dozen more small writes. */
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

    @Produces
    @Singleton
    FireflyCredentials credentials(FireflyConfig config, Config values) {
        return config.secretId()
                .<FireflyCredentials>map(id -> new SecretCredentials(Wiring::secrets, id))
                .orElseGet(() -> new ConfiguredCredentials(values));
    }

    @Produces
    @Singleton
    AllowedHosts allowedHosts(FireflyConfig config) {
        return new AllowedHosts(config.allowedHosts().orElse(List.of()));
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
        // A pool of its own: the headshots' pool may be full of headshots that wait for their files.
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
    HeadshotWorkers headshotWorkers(
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
