package dev.backdrop.headshot.pipeline;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.ImageSize;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.firefly.config.FireflyMode;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.PersistentWrite;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.quota.Reservation;
import dev.backdrop.text.KebabCase;
import dev.backdrop.time.Deadline;

/**
 * The one place that spends money, for fills and for masks. The record has the intent before the POST leaves, and the job id right after the answer. If the
 * intent cannot be written, no POST leaves. If the job id cannot be written, the write is repeated as long as there is time.
 */
final class Filling {

    private static final Logger LOG = Logger.getLogger(Filling.class);
    private static final int LATE_TRIES = 5;

    private final Firefly firefly;
    private final FireflyMode mode;
    private final Ledger ledger;
    private final Transitions transitions;
    private final PersistentWrite persistentWrite;

    Filling(
            Firefly firefly,
            FireflyMode mode,
            Ledger ledger,
            Transitions transitions,
            PersistentWrite persistentWrite) {
        this.firefly = firefly;
        this.mode = mode;
        this.ledger = ledger;
        this.transitions = transitions;
        this.persistentWrite = persistentWrite;
    }

    /**
     * Pays for a fill and notes its job.
     *
     * @throws ClaimLost if another attempt has changed the record meanwhile
     */
    Filled fill(ClaimedRecord held, Uploads uploads, Look look, Reservation reservation, Deadline deadline) {
        FillOrder order = new FillOrder(
                uploads.requirePhoto().uploadId(),
                uploads.requireMask().uploadId(),
                look.prompt(),
                look.negativePrompt(),
                look.seeds(),
                size(uploads, look),
                look.variations());
        FillAnswer answer;
        try {
            answer = firefly.fill(
                    order,
                    reservation,
                    deadline,
                    new IntentFirst(
                            held, record -> transitions.intended(record, uploads, KebabCase.of(mode)), reservation));
        } catch (FireflyException e) {
            return new Filled.Failed(e.failure());
        } catch (BudgetUsedUp e) {
            return new Filled.OverBudget(e.until);
        }
        return answer.handle(
                accepted -> {
                    note(held, accepted.jobId(), accepted.statusUrl().toString(), deadline);
                    return new Filled.JobStarted();
                },
                finished -> {
                    note(held, null, null, deadline);
                    return new Filled.Finished(finished.outputs());
                });
    }

    /**
     * Pays for a mask and notes its job.
     *
     * @param photo where Adobe reads the photo
     * @throws ClaimLost as above
     */
    Filled orderMask(ClaimedRecord held, URI photo, Reservation reservation, Deadline deadline) {
        FillAnswer.Accepted accepted;
        try {
            accepted = firefly.orderMask(
                    photo, reservation, deadline, new IntentFirst(held, transitions.masks()::intended, reservation));
        } catch (FireflyException e) {
            return new Filled.Failed(e.failure());
        } catch (BudgetUsedUp e) {
            return new Filled.OverBudget(e.until);
        }
        note(held, accepted.jobId(), accepted.statusUrl().toString(), deadline);
        return new Filled.JobStarted();
    }

    /** That of the frame in which photo and mask were sent, whatever is configured by now. */
    private static Optional<ImageSize> size(Uploads uploads, Look look) {
        return uploads.frame()
                .map(frame -> new ImageSize(frame.width(), frame.height()))
                .or(look::size);
    }

    /** Only this invocation knows the job: the write is repeated as long as there is time. */
    private void note(ClaimedRecord held, @Nullable String jobId, @Nullable String statusUrl, Deadline deadline) {
        HeadshotRecord paid = held.record();
        HeadshotRecord submitted = transitions.submitted(paid, jobId, statusUrl);
        try {
            try {
                persistentWrite.run(() -> held.advance(submitted), deadline);
            } catch (ClaimLost e) {
                persistentWrite.run(() -> noteLate(paid, jobId, statusUrl), deadline);
                throw e;
            }
        } catch (ClaimLost e) {
            throw e;
        } catch (RuntimeException e) {
            logPaid(paid, jobId, statusUrl, "could not be written: " + e.getMessage());
            throw e;
        }
    }

    private static void logPaid(
            HeadshotRecord paid, @Nullable String jobId, @Nullable String statusUrl, String recordProblem) {
        LOG.errorf(
                "The headshot %s is paid for as job %s, to be asked for at %s, but its record %s",
                paid.id(), jobId, withoutQuery(statusUrl), recordProblem);
    }

    private static String withoutQuery(@Nullable String statusUrl) {
        return statusUrl == null ? "no address" : statusUrl.replaceFirst("[?#].*", "");
    }

    /** While Adobe took its time to answer, the fill was judged in doubt, or its photo was replaced: the record has moved on. */
    private void noteLate(HeadshotRecord paid, @Nullable String jobId, @Nullable String statusUrl) {
        for (int i = 0; i < LATE_TRIES; i++) {
            boolean isOver = ledger.load(paid.id())
                    .found()
                    .map(entry -> ledger.write(Optional.of(entry), late(entry.value(), paid, jobId, statusUrl))
                            .handle(stored -> true, () -> false))
                    .orElseGet(() -> {
                        logPaid(paid, jobId, statusUrl, "was deleted or damaged meanwhile.");
                        return true;
                    });
            if (isOver) {
                return;
            }
        }
        throw new IllegalStateException("It is too busy");
    }

    private HeadshotRecord late(
            HeadshotRecord now, HeadshotRecord paid, @Nullable String jobId, @Nullable String statusUrl) {
        Instant intentAt = paid.requireFill().intentAt();
        boolean sameFill = now.fill() != null
                && intentAt.equals(now.fill().intentAt())
                && now.orderedRecipe().equals(paid.orderedRecipe());
        boolean jobUnknown = now.state() == State.INTENT
                || now.state() == State.IN_DOUBT && now.requireDoubt().reason() == Doubt.Kind.UNKNOWN;
        return sameFill && jobUnknown
                ? transitions.submitted(now, jobId, statusUrl)
                : transitions.jobKnownLate(
                        now, intentAt, jobId, statusUrl, paid.requireFill().operations());
    }

    /** Keeps the record truthful around each POST, also where Adobe refuses one and another follows. */
    private final class IntentFirst implements SubmissionHook {

        private final ClaimedRecord held;
        private final UnaryOperator<HeadshotRecord> intended;
        private final Reservation reservation;

        private IntentFirst(ClaimedRecord held, UnaryOperator<HeadshotRecord> intended, Reservation reservation) {
            this.held = held;
            this.intended = intended;
            this.reservation = reservation;
        }

        @Override
        public void aboutToSend() {
            reservation.charge(BudgetUsedUp::new);
            try {
                held.advance(intended.apply(held.record()));
            } catch (ClaimLost e) {
                reservation.notBilled();
                throw e;
            }
        }

        @Override
        public void refused(FireflyFailure failure) {
            held.advance(transitions.notAccepted(held.record()));
            reservation.notBilled();
        }
    }

    /** Ends the call to Firefly before its POST leaves. */
    private static final class BudgetUsedUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Instant until;

        private BudgetUsedUp(Instant until) {
            super("The day's budget is used up");
            this.until = until;
        }
    }
}
