package dev.backdrop.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.backdrop.local.Eventually;
import dev.backdrop.local.lambda.FunctionSettings.Runtime;

/** The life of an instance, with each runtime in the child JVM. */
abstract class FunctionPoolTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private final Runtime runtime;

    FunctionPoolTest(Runtime runtime) {
        this.runtime = runtime;
    }

    @Test
    void answersAndIsUsedAgain() throws Exception {
        try (TestFunction function = start(ScriptedHandler.class, LONG)) {
            assertThat(answer(function, "{\"name\":\"Zoë\"}")).isEqualTo("'{'name':'Zoë'}'");
            assertThat(answer(function, "\"pid\"")).isEqualTo(answer(function, "\"pid\""));
            assertThat(printed.poll(60, TimeUnit.SECONDS)).isEqualTo("received {\"name\":\"Zoë\"}");
        }
    }

    @Test
    void hasLambdasEnvironmentAndNoneOfTheUsers() throws Exception {
        try (TestFunction function = start(ScriptedHandler.class, LONG)) {
            assertThat(answer(function, "\"environment\""))
                    .contains(
                            "AWS_LAMBDA_FUNCTION_NAME=backdrop", "AWS_REGION=eu-central-1", "BACKDROP_BUCKET=backdrop")
                    .contains("LAMBDA_TASK_ROOT=", "_HANDLER=" + ScriptedHandler.class.getName())
                    .doesNotContain("HOME=", "USER=");
        }
    }

    @Test
    void givesTheFunctionItsNameAndRemainingTime() throws Exception {
        try (TestFunction function = start(ScriptedHandler.class, LONG)) {
            assertThat(answer(function, "\"context\"")).isEqualTo("'backdrop 36 true'");
        }
    }

    @Test
    void survivesAnException() throws Exception {
        try (TestFunction function = start(ScriptedHandler.class, LONG)) {
            String pid = answer(function, "\"pid\"");
            assertThat(error(function, "\"throw\"")).contains("java.lang.IllegalStateException", "as you");
            assertThat(answer(function, "\"pid\"")).isEqualTo(pid);
        }
    }

    @Test
    void replacesAnInstanceThatEnds() throws Exception {
        try (TestFunction function = start(ScriptedHandler.class, LONG)) {
            String pid = answer(function, "\"pid\"");
            assertThat(error(function, "\"exit\"")).contains("Runtime.ExitError", "exit status 3");
            assertThat(answer(function, "\"pid\"")).isNotEqualTo(pid);
        }
    }

    @Test
    void killsAnInstanceThatTimesOut() throws Exception {
        try (TestFunction function = start(ScriptedHandler.class, Duration.ofSeconds(1))) {
            assertThat(error(function, "\"hang\"")).contains("Task timed out after 1 seconds");
            Eventually.holds(() -> function.pool().instances().isEmpty());
        }
    }

    @Test
    void endsTheInvocationOfAnInstanceThatIsKilled() throws Exception {
        try (TestFunction function = start(ScriptedHandler.class, LONG)) {
            CompletableFuture<String> error = CompletableFuture.supplyAsync(() -> error(function, "\"hang\""));
            assertThat(printed.poll(60, TimeUnit.SECONDS)).isEqualTo("received \"hang\"");
            function.pool().instances().forEach(FunctionInstance::kill);
            assertThat(error.get(60, TimeUnit.SECONDS)).contains("Runtime.ExitError");
        }
    }

    @Test
    void saysWhyTheFunctionCannotBeInitialised() throws Exception {
        try (TestFunction function = start(BrokenHandler.class, LONG)) {
            assertThat(error(function, "{}")).contains("Runtime.InitError", "backdrop.bucket is missing");
        }
    }

    @Test
    void leavesNoProcessBehind() throws Exception {
        ProcessHandle child;
        try (TestFunction function = start(ScriptedHandler.class, LONG)) {
            answer(function, "{}");
            child = ProcessHandle.of(function.pool().instances().get(0).pid()).orElseThrow();
        }
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void refusesAMissingZip() {
        Path missing = folder.resolve("missing.zip");
        assertThatThrownBy(() -> FunctionCode.unpack(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("./mvnw package");
    }

    private TestFunction start(Class<?> handler, Duration timeout) throws IOException {
        return TestFunction.start(folder, handler, runtime, timeout, 2, (instance, line) -> printed.add(line));
    }

    private static String answer(TestFunction function, String event) {
        InvocationResult result = function.pool().invoke(event.getBytes(UTF_8));
        assertThat(result).isInstanceOf(InvocationResult.Success.class);
        return new String(result.payload(), UTF_8).replace('"', '\'');
    }

    private static String error(TestFunction function, String event) {
        InvocationResult result = function.pool().invoke(event.getBytes(UTF_8));
        assertThat(result).isInstanceOf(InvocationResult.FunctionError.class);
        return new String(result.payload(), UTF_8);
    }
}
