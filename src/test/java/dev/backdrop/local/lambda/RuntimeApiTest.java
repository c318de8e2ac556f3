package dev.backdrop.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** AWS: "Using the Lambda runtime API for custom runtimes". */
class RuntimeApiTest {
    private static final Instant DEADLINE = Instant.ofEpochMilli(1_795_338_000_123L);

    private final RuntimeApi api = new RuntimeApi("arn:aws:lambda:eu-central-1:000000000000:function:backdrop");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void handsOverAnInvocationWithEveryHeaderThatAwssClientReads() throws Exception {
        api.submit(new Invocation("request-1", "{\"a\":\"ü\"}".getBytes(UTF_8), DEADLINE));
        HttpResponse<String> next = get("invocation/next");
        assertThat(next.body()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(next.headers().firstValue("Lambda-Runtime-Aws-Request-Id")).hasValue("request-1");
        assertThat(next.headers().firstValue("Lambda-Runtime-Deadline-Ms")).hasValue("1795338000123");
        assertThat(next.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn"))
                .hasValue("arn:aws:lambda:eu-central-1:000000000000:function:backdrop");
        assertThat(next.headers().firstValue("Lambda-Runtime-Trace-Id")).isPresent();
        assertThat(next.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(api.initialised()).isCompleted();
    }

    @Test
    void acceptsTheAnswer() throws Exception {
        CompletableFuture<InvocationResult> result = submitted();
        assertThat(post("invocation/request-1/response", "{\"ok\":true}")).isEqualTo(202);
        assertThat(result.join())
                .isInstanceOfSatisfying(
                        InvocationResult.Success.class,
                        success -> assertThat(success.payload()).asString(UTF_8).isEqualTo("{\"ok\":true}"));
    }

    @Test
    void acceptsTheError() throws Exception {
        CompletableFuture<InvocationResult> result = submitted();
        assertThat(post("invocation/request-1/error", "{\"errorType\":\"Oops\"}"))
                .isEqualTo(202);
        assertThat(result.join()).isInstanceOf(InvocationResult.FunctionError.class);
    }

    @Test
    void refusesAnAnswerToAnotherRequest() throws Exception {
        CompletableFuture<InvocationResult> result = submitted();
        assertThat(post("invocation/request-0/response", "{}")).isEqualTo(400);
        assertThat(result).isNotDone();
    }

    @Test
    void refusesAnAnswerThatIsTooLargeForLambda() throws Exception {
        CompletableFuture<InvocationResult> result = submitted();
        assertThat(post("invocation/request-1/response", "x".repeat(6 * 1024 * 1024 + 1)))
                .isEqualTo(413);
        assertThat(result).isNotDone();
    }

    @Test
    void saysWhyAnInstanceCannotBeInitialised() throws Exception {
        assertThat(post("init/error", "{\"errorMessage\":\"no bucket\"}")).isEqualTo(202);
        assertThatThrownBy(() -> api.initialised().join())
                .hasCauseInstanceOf(InstanceFailure.class)
                .hasMessageContaining("no bucket");
    }

    @Test
    void endsThePendingInvocationWhenTheInstanceDies() {
        CompletableFuture<InvocationResult> result = submitted();
        api.abandon("Runtime exited with error: exit status 137");
        assertThat(result.join().payload()).asString(UTF_8).contains("request-1", "exit status 137");
    }

    private CompletableFuture<InvocationResult> submitted() {
        return api.submit(new Invocation("request-1", "{}".getBytes(UTF_8), DEADLINE));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private int post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private URI uri(String path) {
        return URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path);
    }
}
