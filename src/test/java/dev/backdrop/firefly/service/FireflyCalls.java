package dev.backdrop.firefly.service;

import static dev.backdrop.firefly.service.ScriptedAdobe.RESULT;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.backdrop.firefly.FillAnswer;
import dev.backdrop.firefly.FillOrder;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.SubmissionHook;
import dev.backdrop.time.Deadline;

/** The client over real HTTP, and a server that answers by a script. */
abstract class FireflyCalls {

    static final FillOrder ORDER =
            new FillOrder("photo", "mask", "blue", Optional.empty(), List.of(7), Optional.empty(), 1);

    static final String TWO_MEGABYTES = " ".repeat(2 << 20);

    ScriptedAdobe adobe;
    FireflyOverHttp over;

    @BeforeEach
    void start() throws IOException {
        adobe = new ScriptedAdobe();
        over = new FireflyOverHttp(adobe.at(""), adobe.at(""), Map.of());
    }

    @AfterEach
    void stop() {
        adobe.close();
    }

    Deadline inAMinute() {
        return over.time.in(Duration.ofMinutes(1));
    }

    void upload() {
        over.firefly.upload(new byte[1], "image/png", Permits.UNLIMITED, inAMinute());
    }

    FillAnswer fill() {
        return over.firefly.fill(ORDER, Permits.UNLIMITED, inAMinute(), SubmissionHook.NONE);
    }

    void download() {
        over.firefly.download(adobe.at(RESULT), inAMinute());
    }

    static FireflyFailure problem(ThrowingCallable call) {
        return catchThrowableOfType(FireflyException.class, call).failure();
    }

    static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
