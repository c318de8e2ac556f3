package dev.backdrop.firefly.failure;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** An HTTP answer that is no success, or one that Backdrop cannot use. {@link ErrorCatalogue} judges it. */
public abstract sealed class BadAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private BadAnswer(String message) {
        super(message);
    }

    /** Finds the answer in {@code failure} or in what caused it. */
    public static Optional<BadAnswer> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(BadAnswer.class::isInstance)
                .map(BadAnswer.class::cast)
                .findFirst();
    }

    /** Returns the HTTP status; 0 of a success that was not read to its end. */
    public abstract int status();

    abstract <R> R handle(Cases<R> cases);

    /** One method per case. */
    interface Cases<R> {

        R refusal(Refusal refusal);

        R tooLong(TooLong answer);

        R incomplete(Incomplete answer);

        R unreadable(Unreadable answer);
    }

    /** Any status but success, as received. */
    public static final class Refusal extends BadAnswer {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final transient Function<String, @Nullable String> headers;
        private final transient String body;

        public Refusal(int status, Function<String, @Nullable String> headers, String body) {
            super("HTTP " + status);
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        @Override
        public int status() {
            return status;
        }

        Optional<String> requestId() {
            return RequestId.in(headers);
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.apply(name));
        }

        /** Returns the body: JSON, XML, HTML or empty. It is never shown to a person as it is. */
        String body() {
            return body;
        }

        @Override
        <R> R handle(Cases<R> cases) {
            return cases.refusal(this);
        }
    }

    /** The body of a success is longer than allowed. Its rest was not read. */
    public static final class TooLong extends BadAnswer {

        private static final long serialVersionUID = 1L;

        public TooLong() {
            super("The answer is longer than allowed");
        }

        @Override
        public int status() {
            return 0;
        }

        @Override
        <R> R handle(Cases<R> cases) {
            return cases.tooLong(this);
        }
    }

    /** The status reports success, but the body is no JSON, or has another form than any that Adobe documents. */
    public static final class Unreadable extends BadAnswer {

        private static final long serialVersionUID = 1L;

        private final transient Throwable parsers;
        private final transient Optional<String> requestId;

        /** @param parsers what the parser says; it quotes the body */
        public Unreadable(Throwable parsers, Optional<String> requestId) {
            super("The answer cannot be read");
            initCause(parsers);
            this.parsers = parsers;
            this.requestId = requestId;
        }

        @Override
        public int status() {
            return 0;
        }

        Throwable parsers() {
            return parsers;
        }

        Optional<String> requestId() {
            return requestId;
        }

        @Override
        <R> R handle(Cases<R> cases) {
            return cases.unreadable(this);
        }
    }

    /** The status reports success, but the body lacks a part that Backdrop needs. */
    public static final class Incomplete extends BadAnswer {

        private static final long serialVersionUID = 1L;

        private final String missing;
        private final transient Optional<String> requestId;

        /** @param missing what the body lacks, as a sentence without its full stop */
        public Incomplete(String missing) {
            this(missing, Optional.empty());
        }

        private Incomplete(String missing, Optional<String> requestId) {
            super(missing);
            this.missing = missing;
            this.requestId = requestId;
        }

        /** Returns the same with Adobe's id of the request. */
        public Incomplete from(Optional<String> id) {
            return new Incomplete(missing, id);
        }

        @Override
        public int status() {
            return 200;
        }

        String missing() {
            return missing;
        }

        Optional<String> requestId() {
            return requestId;
        }

        @Override
        <R> R handle(Cases<R> cases) {
            return cases.incomplete(this);
        }
    }
}
