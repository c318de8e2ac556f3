package dev.backdrop.wiring;

import java.time.Clock;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import software.amazon.awssdk.services.sqs.SqsClient;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.http.CallListener;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.lambda.work.FigureLines;
import dev.backdrop.lambda.work.OutcomeMetrics;
import dev.backdrop.metrics.EmfWriter;
import dev.backdrop.metrics.Metrics;
import dev.backdrop.metrics.MetricsConfig;
import dev.backdrop.metrics.StandardOutput;
import dev.backdrop.queue.MessageSender;
import dev.backdrop.queue.QueueConfig;
import dev.backdrop.quota.BudgetConfig;
import dev.backdrop.quota.Reservations;
import dev.backdrop.reprocess.ReprocessConfig;
import dev.backdrop.reprocess.ReprocessModule;
import dev.backdrop.reprocess.Reprocessing;
import dev.backdrop.reprocess.quota.Quota;

/** Assembles the metrics and reprocessing. */
@ApplicationScoped
class OperationsWiring {

    @Produces
    @Singleton
    Metrics metrics(MetricsConfig config, Clock clock) {
        return new Metrics(new EmfWriter(new StandardOutput(), clock), config.enabled());
    }

    @Produces
    @Singleton
    @Typed({OutcomeMetrics.class, CallListener.class})
    OutcomeMetrics figures(Metrics metrics) {
        return new OutcomeMetrics(metrics);
    }

    @Produces
    @Singleton
    FigureLines figureLines(OutcomeMetrics outcomeMetrics, Reservations reservations) {
        return new FigureLines(outcomeMetrics, reservations);
    }

    @Produces
    @Singleton
    Reprocessing reprocessing(
            Bucket bucket,
            Keys keys,
            LooksConfig looks,
            SqsClient sqs,
            QueueConfig queue,
            Quota quota,
            Reservations reservations,
            ReprocessConfig config,
            OutcomeMetrics outcomeMetrics,
            ExecutorService executor,
            Clock clock) {
        MessageSender sender = new MessageSender(sqs, queue.url());
        return new ReprocessModule(
                        bucket,
                        keys,
                        new Looks(looks),
                        sender,
                        quota,
                        reservations,
                        config.pricePerOperation(),
                        executor,
                        clock)
                .create(outcomeMetrics);
    }

    @Produces
    @Singleton
    Quota quota(FireflyConfig config, BudgetConfig budget) {
        // A headshot takes two uploads and a fill. The number of polls is unknown and counts as one.
        int requests = (config.countedCalls().contains(Route.UPLOAD) ? 2 : 0)
                + (config.countedCalls().contains(Route.FILL) ? 1 : 0)
                + (config.countedCalls().contains(Route.STATUS) ? 1 : 0);
        return new Quota(
                config.requestsPerMinute(), config.requestsPerDay(), Math.max(1, requests), budget.operationsPerDay());
    }
}
