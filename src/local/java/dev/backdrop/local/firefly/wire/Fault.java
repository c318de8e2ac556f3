package dev.backdrop.local.firefly.wire;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A fault of one request, scripted per route; see {@link dev.backdrop.local.firefly.fault.Faults}. One request uses a
 * fault up, whatever else becomes of the request.
 */
public sealed interface Fault {

    /** A fault of the connection or the answer, on any route. */
    sealed interface OnTheWire extends Fault {

        /** @param work handles the request with all its effects, and returns the right answer */
        Delivery deliver(Supplier<Answer> work);
    }

    /** A fault of the job that a fill starts: for {@link Route#FILL} and {@link Route#FILL_SYNC} only. */
    sealed interface OfJob extends Fault {}

    /** No fault: lets one request pass, so that the next fault hits the one after it. */
    record None() implements OnTheWire {
        @Override
        public Delivery deliver(Supplier<Answer> work) {
            return Delivery.whole(work.get());
        }
    }

    /** Another answer. With {@link Phase#AFTER} the work is done as well, as when a gateway gives up too early. */
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

    /** The right bytes under a wrong content type. */
    record WrongType(String contentType) implements OnTheWire {
        @Override
        public Delivery deliver(Supplier<Answer> work) {
            return Delivery.whole(work.get().with("content-type", contentType));
        }
    }

    /** The right headers, with this many bytes of noise as the body. */
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

    /** The job stays {@code running} forever. */
    record JobStuck() implements OfJob {}

    /** The job succeeds, but its list of outputs is empty: all of them were held back. */
    record NoOutputs() implements OfJob {}

    /** The job succeeds, but the addresses of its outputs have already expired. */
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
