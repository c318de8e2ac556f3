package dev.backdrop.firefly.http;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

import dev.backdrop.firefly.failure.BadAnswer;
import dev.backdrop.firefly.failure.RefusalMapper;

/**
 * Cuts off an answer that is longer than allowed, while it arrives. The REST client collects every body in memory, that of
 * an error too, and has no limit of its own. The guard also ends an exchange that takes longer than any call may.
 */
public final class AnswerGuard implements Consumer<HttpClientRequest> {

    /** Adobe's JSON has a few hundred bytes; its errors, and a gateway's HTML, are small as well. */
    private static final long LONGEST_TEXT = 1 << 20;

    private final long longestSuccess;
    private final Duration longestCall;

    private AnswerGuard(long longestSuccess, Duration longestCall) {
        this.longestSuccess = longestSuccess;
        this.longestCall = longestCall;
    }

    public static AnswerGuard ofJson(Duration longestCall) {
        return new AnswerGuard(LONGEST_TEXT, longestCall);
    }

    public static AnswerGuard ofResults(long longest, Duration longestCall) {
        return new AnswerGuard(longest, longestCall);
    }

    @Override
    public void accept(HttpClientRequest request) {
        // The call itself fails with this exception. Without a handler, Vert.x logs it as well.
        request.exceptionHandler(known -> {});
        InterimAnswers.skip(request.connection());
        endInTime(request);
        // Registered before the client's own handler: each chunk is counted before it is kept.
        request.response().onSuccess(response -> response.handler(counter(request, response)));
    }

    /**
     * Ends a late exchange here, since the client cannot close the connection of a call that is cancelled while it is
     * sent.
     */
    private void endInTime(HttpClientRequest request) {
        Vertx vertx = Objects.requireNonNull(Vertx.currentContext(), "requests are sent on an event loop")
                .owner();
        long timer = vertx.setTimer(longestCall.toMillis(), late -> request.reset());
        request.response().compose(HttpClientResponse::end).onComplete(ended -> vertx.cancelTimer(timer));
    }

    private Handler<Buffer> counter(HttpClientRequest request, HttpClientResponse response) {
        boolean isRefusal = response.statusCode() >= RefusalMapper.FIRST_REFUSAL;
        long limit = isRefusal ? LONGEST_TEXT : longestSuccess;
        return new Handler<>() {
            private long arrived;

            @Override
            public void handle(Buffer chunk) {
                arrived += chunk.length();
                if (arrived > limit) {
                    // Closes the connection and fails the call with this cause. A refusal's status counts without its
                    // body.
                    request.reset(
                            0,
                            isRefusal
                                    ? new BadAnswer.Refusal(response.statusCode(), response::getHeader, "")
                                    : new BadAnswer.TooLong());
                }
            }
        };
    }
}
