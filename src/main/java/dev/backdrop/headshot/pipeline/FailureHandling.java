package dev.backdrop.headshot.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Step;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.decision.Doubts;
import dev.backdrop.ledger.decision.StoredResults;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.Fill;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.quota.Allowance;
import dev.backdrop.quota.Reservation;
import dev.backdrop.quota.Reservations;
import dev.backdrop.text.KebabCase;

/** What a failure means for a headshot: what its record says afterwards, and how the attempt goes on. */
final class FailureHandling {

    private static final Logger LOG = Logger.getLogger(FailureHandling.class);
    static final String WAITS_FOR_QUOTA = "waits-for-quota";
    private static final Duration SHORTEST_POLL_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_POLL_PAUSE = Duration.ofMinutes(15);

    /** Shortly after a fill, some of Adobe's servers may not know its job yet. */
    private static final Duration UNKNOWN_AT_FIRST = Duration.ofMinutes(10);

    /** Each attempt to fetch a result costs a fill. */
    private static final Duration STOP_AT_A_LOSS = Duration.ofHours(1);

    private static final String ASKED_AGAIN = " was accepted a short time ago, so it is asked for again.";

    /** If Adobe does not say how long to wait. */
    private static final Duration PAUSE = Duration.ofSeconds(15);
    /** Only a person changes a permission. */
    private static final Duration REFUSED_PAUSE = Duration.ofMinutes(15);

    /** Jobs of one recipe that may fail for temporary reasons before a person has to look. */
    private static final int MAX_FAILED_JOBS = 3;

    private final Transitions transitions;
    private final CircuitBreaker breaker;
    private final Reservations reservations;
    private final Clock clock;

    FailureHandling(Transitions transitions, CircuitBreaker breaker, Reservations reservations, Clock clock) {
        this.transitions = transitions;
        this.breaker = breaker;
        this.reservations = reservations;
        this.clock = clock;
    }

    /** No fill was ordered: the record is PREPARING. */
    Step beforePaying(ClaimedRecord held, Uploads uploads, FireflyFailure failure) {
        return new Step.Ended(unpaid(held, held.record(), uploads, failure));
    }

    /** The order of the fill failed: the record is INTENT, or PREPARING if no POST left. */
    Step whilePaying(ClaimedRecord held, Uploads uploads, Reservation reservation, FireflyFailure failure) {
        boolean asked = held.record().state() == State.INTENT;
        if (asked && failure.kind().mayHaveBeenPaid()) {
            stopAtALoss(failure);
            held.advance(
                    transitions.doubtful(held.record(), Doubt.Kind.UNKNOWN, failure.message(), failure.requestId()));
            return new Step.DecideAgain();
        }
        HeadshotRecord unpaid = asked ? transitions.notAccepted(held.record()) : held.record();
        if (failure.kind() == ProblemKind.UPLOAD_EXPIRED) {
            boolean wereDoneAgain = unpaid.recipe().equals(unpaid.uploadedAgainFor());
            held.advance(transitions.uploadsRefused(unpaid));
            reservation.notBilled();
            // New uploads get the same answer: their age is not the cause.
            return wereDoneAgain ? new Step.Ended(rejected(held, failure)) : new Step.DecideAgain();
        }
        Outcome outcome = unpaid(held, unpaid, uploads, failure);
        reservation.notBilled();
        return new Step.Ended(outcome);
    }

    /** @param unpaid the record, where nothing was paid for */
    private Outcome unpaid(ClaimedRecord held, HeadshotRecord unpaid, Uploads uploads, FireflyFailure failure) {
        return switch (failure.kind().remedy()) {
            case NONE -> rejected(held, failure);
            case TRY_AGAIN -> {
                held.advance(transitions.released(unpaid, uploads));
                yield deferred(failure);
            }
            case STOP_PROCESSING -> {
                held.advance(transitions.released(unpaid, uploads));
                yield breaker.open(failure);
            }
        };
    }

    /** The job ended without a picture: the record is SUBMITTED. */
    Step jobFailed(ClaimedRecord held, FireflyFailure failure) {
        if (failure.kind().mayHaveBeenPaid()) {
            return lost(held, failure.message(), failure.requestId());
        }
        HeadshotRecord record = held.record();
        if (failure.kind().worthRetrying() && record.fillsOf(record.orderedRecipe()) + 1 < MAX_FAILED_JOBS) {
            held.advance(transitions.released(transitions.jobFailed(record, failure.requestId()), record.uploads()));
            giveBack(record.requireFill());
            return new Step.Ended(deferred(failure));
        }
        Outcome rejected = rejected(held, failure);
        giveBack(record.requireFill());
        return new Step.Ended(rejected);
    }

    /** The fill is paid for: the record is SUBMITTED, and stays so unless the result is gone for good. */
    Step afterPaying(ClaimedRecord held, FireflyFailure failure) {
        Fill fill = held.record().requireFill();
        boolean isYoung = age(fill).compareTo(UNKNOWN_AT_FIRST) < 0;
        boolean isGone =
                failure.kind() == ProblemKind.RESULT_EXPIRED || failure.kind() == ProblemKind.JOB_UNKNOWN && !isYoung;
        if (isGone || fill.statusUrl() == null) {
            stopAtALoss(failure);
            return lost(held, failure.message(), failure.requestId());
        }
        if (failure.kind() == ProblemKind.JOB_UNKNOWN) {
            return new Step.Ended(released(
                    held,
                    "job-unknown",
                    failure.message() + " The " + (fill.isOfMask() ? "order of the mask" : "fill") + ASKED_AGAIN,
                    pollPause(fill)));
        }
        HeadshotRecord record = held.record();
        held.advance(transitions.released(record, record.uploads()));
        return new Step.Ended(failure.kind().stopsProcessing() ? breaker.open(failure) : deferred(failure));
    }

    /** The result of the next fill may be lost as well. */
    private void stopAtALoss(FireflyFailure failure) {
        if (failure.kind().stopsProcessing()) {
            breaker.open(failure, STOP_AT_A_LOSS);
        }
    }

    /** What was downloaded is not a picture: the next download may be whole. */
    Step notAPicture(ClaimedRecord held) {
        String message =
                (held.record().ordersMask() ? "What Adobe gave as the mask" : "What Firefly gave as the result")
                        + " is not a picture";
        return held.record().requireFill().statusUrl() == null
                ? lost(held, message + ", and its fill has no job that could be asked again.", Optional.empty())
                : new Step.Ended(released(held, "result-damaged", message + "; it is fetched again later.", PAUSE));
    }

    /** What was kept aside is gone, and in sync mode there is no job that has it. */
    Step keptResultGone(ClaimedRecord held) {
        return lost(held, Doubts.keptGone(held.record().requireFill().kept()), Optional.empty());
    }

    private Outcome rejected(ClaimedRecord held, FireflyFailure failure) {
        Optional<String> requestId = failure.requestId();
        Rejection rejection = new Rejection(reason(failure), failure.message(), null, requestId.orElse(null));
        held.advance(transitions.rejected(held.record(), rejection));
        return new Outcome.Rejected(rejection.reason(), rejection.message(), requestId);
    }

    /** Photo or mask is refused. Other rules may accept it. */
    Outcome refused(ClaimedRecord held, String reason, String message, String rules) {
        held.advance(transitions.rejected(held.record(), new Rejection(reason, message, rules, null)));
        return new Outcome.Rejected(reason, message);
    }

    Outcome released(ClaimedRecord held, String reason, String message, Duration pause) {
        held.advance(transitions.released(held.record(), held.record().uploads()));
        return new Outcome.Deferred(reason, message, pause);
    }

    /** Nothing is reserved, and nothing was uploaded. */
    Outcome notReserved(Allowance.Refusal refusal) {
        return refusal.why(
                later -> waitsForQuota(Duration.between(clock.instant(), later.first())),
                over -> overBudget(over.until()));
    }

    /** The fill was held back: the record is PREPARING. */
    Outcome overBudget(ClaimedRecord held, Uploads uploads, Instant until) {
        held.advance(transitions.released(held.record(), uploads));
        return overBudget(until);
    }

    private Outcome overBudget(Instant until) {
        return Outcome.Deferred.inLine(
                "over-budget",
                "The budget of today is used up (backdrop.budget.operations-per-day); it goes on tomorrow, UTC.",
                Duration.between(clock.instant(), until));
    }

    /** Its calls do not fit into this invocation: the record is PREPARING, and nothing was uploaded for it. */
    Outcome waitsForQuota(ClaimedRecord held, Duration wait) {
        held.advance(transitions.released(held.record(), held.record().uploads()));
        return waitsForQuota(wait);
    }

    private static Outcome waitsForQuota(Duration wait) {
        return Outcome.Deferred.inLine(
                WAITS_FOR_QUOTA,
                "Waiting for the quota (backdrop.firefly.requests-per-minute): the next call is free in "
                        + wait.toSeconds() + " s.",
                wait);
    }

    /** Its results are paid for, but S3 does not show them: the record is PREPARING. Paying again is left to a person. */
    Outcome earlierResultRefused(ClaimedRecord held) {
        String key = held.record().requireFill().kept().get(0).key();
        String message = "An earlier result of the same photo, mask and look is paid for and was replaced since, but S3"
                + " refuses to read the old version of " + key
                + ". Allow the function s3:GetObjectVersion on the results"
                + " and s3:ListBucketVersions on the bucket, or invoke with \"force\":true to pay again.";
        LOG.errorf("%s: %s", held.record().id(), message);
        return released(held, "earlier-result-refused", message, REFUSED_PAUSE);
    }

    /**
     * The job is not done: the record is SUBMITTED. The older the job, the longer the pause.
     *
     * @param atWork what Adobe is doing, for a person
     */
    Outcome jobRunning(ClaimedRecord held, String atWork) {
        Duration age = age(held.record().requireFill());
        Duration pause = pollPause(held.record().requireFill());
        if (age.compareTo(HeadshotRecord.JOB_IS_STUCK) < 0) {
            return released(held, "job-running", atWork + "; the job is polled again later.", pause);
        }
        LOG.errorf(
                "The job of %s is not done after %d min. It is paid for, and is asked for again later: %s",
                held.record().id(), age.toMinutes(), held.record().requireFill().jobId());
        return released(
                held,
                "job-stuck",
                "Adobe has not finished the job for " + age.toMinutes()
                        + " min. It is paid for, and is asked for again later. If it stays so, ask Adobe's support for the job "
                        + held.record().requireFill().jobId() + ".",
                pause);
    }

    private Duration age(Fill fill) {
        return Duration.between(fill.requireAcceptedAt(), clock.instant());
    }

    private Duration pollPause(Fill fill) {
        return longer(SHORTEST_POLL_PAUSE, shorter(age(fill).dividedBy(2), LONGEST_POLL_PAUSE));
    }

    /** What is paid for can be fetched. */
    void fetched() {
        breaker.resultFetched();
    }

    /** Does work that is to be paid for, unless no headshot is paid for now. */
    Step unlessStopped(Supplier<Step> work) {
        return breaker.unlessStopped(() -> !reservations.collectable().isEmpty(), work);
    }

    /** The results are stored. Adobe bills pictures: those it held back are not paid for. */
    void stored(Fill fill, StoredResults results) {
        breaker.resultFetched();
        reservations.giveBack(fill.intentAt(), fill.operations() - results.billed());
    }

    /** Nothing is billed for a fill that was refused, or whose job gave no picture. */
    private void giveBack(Fill unbilled) {
        reservations.giveBack(unbilled.intentAt(), unbilled.operations());
    }

    private Step lost(ClaimedRecord held, String message, Optional<String> requestId) {
        held.advance(transitions.doubtful(held.record(), Doubt.Kind.LOST_RESULT, message, requestId));
        return new Step.DecideAgain();
    }

    private static Outcome.Deferred deferred(FireflyFailure failure) {
        return new Outcome.Deferred(
                KebabCase.of(failure.kind()),
                failure.message(),
                failure.retryAfter().orElse(PAUSE),
                failure.requestId());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String reason(FireflyFailure failure) {
        return failure.code().isBlank() ? KebabCase.of(failure.kind()) : failure.code();
    }
}
