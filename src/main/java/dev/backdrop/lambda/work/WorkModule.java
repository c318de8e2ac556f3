package dev.backdrop.lambda.work;

import java.time.Clock;
import java.util.random.RandomGenerator;

import dev.backdrop.queue.BacklogWatch;
import dev.backdrop.queue.QueueAccess;
import dev.backdrop.queue.WorkQueue;
import dev.backdrop.quota.Reservations;

/**
 * Puts the work on batches of messages together.
 *
 * @param runs what carries runs on
 */
public record WorkModule(
        WorkItems workItems,
        HeadshotWorkers workers,
        RunMessages runs,
        Reservations reservations,
        Clock clock,
        RandomGenerator random) {

    public QueueBatches batches(QueueAccess queue) {
        WorkQueue workQueue = queue.workQueue(random);
        BacklogWatch backlog = queue.backlog(clock);
        return new QueueBatches(
                workItems,
                workers,
                workQueue,
                new Renewal(workQueue, queue.maxReceives(), clock),
                runs,
                new Patience(reservations, backlog),
                new DeferralTimes(backlog, reservations, random),
                queue.maxReceives());
    }
}
