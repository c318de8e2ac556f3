package dev.backdrop.local.firefly.wire;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Something that goes wrong with one request. Scripted per route, see {@link dev.backdrop.local.firefly.fault.Faults};
 * a fault is spent by one request, whatever else comes of that.
 */
public sealed interface Fault {

    /** Goes wrong on the way, for any route. */
    sealed interface OnTheWire extends Fault {

        /** @param work does what was asked, with all its consequences, and says what the answer would be */
        Delivery deliver(Supplier<Answer> work);
    }

    /** Goes wrong later, in the job that a fill starts: for {@link Route#FILL} and {@link Route#FILL_SYNC} only. */
    sealed interface OfJob extends Fault {}

    /** No fault: lets one request pass, so that the next fault meets the one after it. */
    record None() implements OnTheWire {
        @Override
        public Delivery deliver(Supplier<Answer> work) {
            return Delivery.whole(work.get());
        }
    }

    /** Another answer. With {@link Phase#AFTER} the work was done all the same: a gateway that gave up too early. */
    record Respond(Answer answer, Phase phase) implements OnTheWire {
        @Override
        public Delivery deliver(Supplier<Answer> work) {
            if (phase == Phase.AFTER) {
                work.get();
            }
            return Delivery.whole(answer);
        }
    }

    /** The right answer, later. */
    record Delay(Duration by) implements OnTheWire {
        @Override
        public Delivery deliver(Supplier<Answer> work) {
            return new Delivery(work.get(), Delivery.Extent.WHOLE, by);
        }
    }

    /** No answer: the connection ends, before or after the work was done. */
    record Cut(Phase phase) implements OnTheWire {
        @Override
        public Delivery deliver(Supplier<Answer> work) {
            if (phase == Phase.AFTER) {
                work.get();
            }
            return Delivery.nothing();
        }
    }

    /** The connection ends in the middle of the right answer. */
    record HalfBody() implements OnTheWire {
        @Override
        public Delivery deliver(Supplier<Answer> work) {
            return new Delivery(work.get(), Delivery.Extent.HALF, Duration.ZERO);
        }
    }

    /** The right bytes under a wrong name. */
    record WrongType(String contentType) implements OnTheWire {
        @Override
        public Delivery deliver(Supplier<Answer> work) {
            return Delivery.whole(work.get().with("content-type", contentType));
        }
    }

    /** The right head, and so many bytes of noise instead of the body. */
    record Garbage(int bytes) implements OnTheWire {
        @Override
        public Delivery deliver(Supplier<Answer> work) {
            byte[] noise = new byte[bytes];
            new Random(bytes).nextBytes(noise);
            return Delivery.whole(work.get().withBody(noise));
        }
    }

    /** The job ends without result; {@code status} is {@code failed}, {@code timeout} or {@code cancelled}. */
    record JobEnds(String status, String code, String message) implements OfJob {}

    /** The job stays {@code running} for good. */
    record JobStuck() implements OfJob {}

    /** The job succeeds, but its list of outputs is empty: all of them were held back. */
    record NoOutputs() implements OfJob {}

    /** The job succeeds, but the addresses of its outputs have expired when they are given out. */
    record ExpiredResult() implements OfJob {}

    static Fault none() {
        return new None();
    }

    static Fault respond(Answer answer) {
        return new Respond(answer, Phase.BEFORE);
    }

    static Fault respondAfterWork(Answer answer) {
        return new Respond(answer, Phase.AFTER);
    }

    static Fault status(int status) {
        return respond(Answer.empty(status));
    }

    static Fault status(int status, Map<String, String> headers) {
        return respond(new Answer(status, headers, new byte[0]));
    }

    /** An error as Adobe words it: {@code {"error_code":"…","message":"…"}}. */
    static Fault error(int status, String code) {
        return respond(Errors.error(status, code, "scripted"));
    }

    static Fault html(int status) {
        return respond(Errors.gatewayPage(status));
    }

    static Fault delay(Duration by) {
        return new Delay(by);
    }

    static Fault cutBeforeWork() {
        return new Cut(Phase.BEFORE);
    }

    static Fault cutAfterWork() {
        return new Cut(Phase.AFTER);
    }

    static Fault halfBody() {
        return new HalfBody();
    }

    static Fault wrongType(String contentType) {
        return new WrongType(contentType);
    }

    static Fault garbage(int bytes) {
        return new Garbage(bytes);
    }

    static Fault jobFails(String code) {
        return new JobEnds("failed", code, "scripted");
    }

    static Fault jobStuck() {
        return new JobStuck();
    }

    static Fault noOutputs() {
        return new NoOutputs();
    }

    static Fault expiredResult() {
        return new ExpiredResult();
    }
}
