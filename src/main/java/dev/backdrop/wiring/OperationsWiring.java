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
import dev.backdrop.lambda.work.Figures;
import dev.backdrop.metrics.EmfWriter;
import dev.backdrop.metrics.Metrics;
import dev.backdrop.metrics.MetricsConfig;
import dev.backdrop.metrics.StandardOutput;
import dev.backdrop.queue.Outbox;
import dev.backdrop.queue.QueueConfig;
import dev.backdrop.quota.BudgetConfig;
import dev.backdrop.quota.Reservations;
import dev.backdrop.reprocess.ReprocessConfig;
import dev.backdrop.reprocess.Reprocessing;
import dev.backdrop.reprocess.ReprocessingFactory;
import dev.backdrop.reprocess.quota.Quota;

/** Puts together what operators need: metrics, and work on many headshots. */
@ApplicationScoped
class OperationsWiring {

    @Produces
    @Singleton
    Metrics metrics(MetricsConfig config, Clock clock) {
        return new Metrics(new EmfWriter(new StandardOutput(), clock), config.enabled());
    }

    @Produces
    @Singleton
    @Typed({Figures.class, CallListener.class})
    Figures figures(Metrics metrics) {
        return new Figures(metrics);
    }

    @Produces
    @Singleton
    FigureLines figureLines(Figures figures, Reservations reservations) {
        return new FigureLines(figures, reservations);
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
            Figures figures,
            ExecutorService executor,
            Clock clock) {
        Outbox outbox = new Outbox(sqs, queue.url());
        return new ReprocessingFactory(
                        bucket,
                        keys,
                        new Looks(looks),
                        outbox,
                        quota,
                        reservations,
                        config.pricePerOperation(),
                        executor,
                        clock)
                .create(figures);
    }

    @Produces
    @Singleton
    Quota quota(FireflyConfig config, BudgetConfig budget) {
        // Each headshot takes two uploads and a fill; how often its job is polled, nobody knows.
        int requests = (config.countedCalls().contains(Route.UPLOAD) ? 2 : 0)
                + (config.countedCalls().contains(Route.FILL) ? 1 : 0)
                + (config.countedCalls().contains(Route.STATUS) ? 1 : 0);
        return new Quota(
                config.requestsPerMinute(), config.requestsPerDay(), Math.max(1, requests), budget.operationsPerDay());
    }
}
