package dev.backdrop.local.firefly.adobe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import dev.backdrop.local.firefly.wire.Fault;

/** Accepts fills and masks, and bills them from then on. Forgets jobs and their results at the end of their retention. */
public final class Jobs {

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final AsyncRepainter repainter;
    private final Bill bill;
    private final Results results;
    private final Clock clock;
    private final Terms terms;

    /**
     * @param time from acceptance to success
     * @param polls how many polls are answered with "not yet", however much time has passed
     * @param retention how long a job can be polled
     * @param failuresBilled whether a job that ends without pictures is billed
     */
    public record Terms(Duration time, int polls, Duration retention, boolean failuresBilled) {}

    public Jobs(AsyncRepainter repainter, Bill bill, Results results, Clock clock, Terms terms) {
        this.repainter = repainter;
        this.bill = bill;
        this.results = results;
        this.clock = clock;
        this.terms = terms;
    }

    Job accept(FillOrder order, Optional<Fault.OfJob> fault, boolean sync) {
        Instant now = clock.instant();
        forgetOld(now);
        String uuid = UUID.randomUUID().toString();
        String id = "urn:ff:jobs:emu000001:" + uuid;
        List<Long> seeds = order.request().seeds().isEmpty()
                ? chosenSeeds(uuid, order.request().variations())
                : order.request().seeds();
        Job job = new Job(
                id,
                now,
                new Job.Pace(terms.time(), terms.polls()),
                order.output(),
                fault,
                repainter.paint(order, seeds));
        bill.add(entry(order, seeds, job, sync, isBilled(fault)));
        jobs.put(id, job);
        return job;
    }

    Job acceptMask(byte[] photo, Size size, Optional<Fault.OfJob> fault) {
        Instant now = clock.instant();
        forgetOld(now);
        Job job = new Job(
                "urn:ff:jobs:emu000001:" + UUID.randomUUID(),
                now,
                new Job.Pace(terms.time(), terms.polls()),
                size,
                fault,
                repainter.mask(photo));
        bill.add(new AcceptedMask(now, job.id(), Uploads.sha256(photo), isBilled(fault) ? 1 : 0));
        jobs.put(job.id(), job);
        return job;
    }

    Set<String> ignoredWords(FillOrder order) {
        return repainter.ignoredWords(order.request().prompt());
    }

    Optional<Job> find(String id) {
        forgetOld(clock.instant());
        return Optional.ofNullable(jobs.get(id));
    }

    private boolean isBilled(Optional<Fault.OfJob> fault) {
        boolean withoutPictures =
                fault.orElse(null) instanceof Fault.JobEnds || fault.orElse(null) instanceof Fault.NoOutputs;
        return terms.failuresBilled() || !withoutPictures;
    }

    private AcceptedFill entry(FillOrder order, List<Long> seeds, Job job, boolean sync, boolean billed) {
        return new AcceptedFill(
                job.accepted(),
                job.id(),
                sync,
                order.photo().sha256(),
                order.mask().sha256(),
                order.request().prompt(),
                seeds,
                order.output(),
                seeds.size(),
                billed ? seeds.size() : 0,
                ignoredWords(order));
    }

    private static List<Long> chosenSeeds(String uuid, int count) {
        long first = uuid.hashCode() & 0xFFFFF;
        return IntStream.range(0, count).mapToObj(n -> first + n).toList();
    }

    private void forgetOld(Instant now) {
        jobs.values().removeIf(job -> {
            boolean old = !now.isBefore(job.accepted().plus(terms.retention()));
            if (old) {
                job.results().thenAccept(outputs -> outputs.forEach(output -> results.forget(output.result())));
            }
            return old;
        });
    }
}
