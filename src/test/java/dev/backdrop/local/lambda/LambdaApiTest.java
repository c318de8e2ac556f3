package dev.backdrop.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS Lambda API reference: Invoke. */
class LambdaApiTest {
    private static final BlockingQueue<String> PRINTED = new LinkedBlockingQueue<>();

    @TempDir
    static Path folder;

    private static TestFunction function;
    private static LambdaApi api;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        function = TestFunction.start(
                folder,
                ScriptedHandler.class,
                FunctionSettings.Runtime.JAVA,
                Duration.ofSeconds(60),
                1,
                (instance, line) -> PRINTED.add(line));
        api = LambdaApi.start(function.pool(), 0);
    }

    @AfterAll
    static void stop() {
        api.close();
        function.close();
    }

    /** An asynchronous invocation of another test has printed its line, but may not have ended. */
    @BeforeEach
    void waitForAnIdleInstance() throws Exception {
        while (invoke("backdrop", "{}").statusCode() == 429) {
            Thread.onSpinWait();
        }
    }

    @Test
    void answersWithWhatTheFunctionAnswers() throws Exception {
        HttpResponse<String> response = invoke("backdrop", "{\"a\":1}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("\"{'a':1}\"");
        assertThat(response.headers().firstValue("X-Amz-Executed-Version")).hasValue("$LATEST");
        assertThat(response.headers().firstValue("X-Amz-Function-Error")).isEmpty();
    }

    @Test
    void knowsTheFunctionByItsArnAndWithAQualifier() throws Exception {
        assertThat(invoke("arn:aws:lambda:eu-central-1:000000000000:function:backdrop", "1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(invoke("backdrop:live", "1").statusCode()).isEqualTo(200);
    }

    @Test
    void marksTheFunctionsErrors() throws Exception {
        HttpResponse<String> response = invoke("backdrop", "\"throw\"");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Amz-Function-Error")).hasValue("Unhandled");
        assertThat(response.body()).contains("java.lang.IllegalStateException");
    }

    @Test
    void doesNotKnowAnyOtherFunction() throws Exception {
        HttpResponse<String> response = invoke("other", "{}");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue("ResourceNotFoundException");
    }

    @Test
    void refusesWhatIsNotJson() throws Exception {
        HttpResponse<String> response = invoke("backdrop", "not json");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue("InvalidRequestContentException");
    }

    @Test
    void acceptsAnEventAndRunsItLater() throws Exception {
        assertThat(invoke("backdrop", "\"later\"", "Event").statusCode()).isEqualTo(202);
        awaitPrinted("received \"later\"");
    }

    @Test
    void runsNothingInADryRun() throws Exception {
        assertThat(invoke("backdrop", "{}", "DryRun").statusCode()).isEqualTo(204);
    }

    @Test
    void throttlesIfEveryInstanceIsBusy() throws Exception {
        CompletableFuture<HttpResponse<String>> hanging = http.sendAsync(
                request("backdrop", "\"hang\"", "RequestResponse"), HttpResponse.BodyHandlers.ofString());
        awaitPrinted("received \"hang\"");
        assertThat(invoke("backdrop", "{}").statusCode()).isEqualTo(429);
        function.pool().instances().forEach(FunctionInstance::kill);
        assertThat(hanging.get(60, TimeUnit.SECONDS).body()).contains("Runtime.ExitError");
    }

    private HttpResponse<String> invoke(String name, String payload) throws Exception {
        return invoke(name, payload, "RequestResponse");
    }

    private HttpResponse<String> invoke(String name, String payload, String type) throws Exception {
        return http.send(request(name, payload, type), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String name, String payload, String type) {
        URI uri = URI.create(api.endpoint() + "/2015-03-31/functions/" + name.replace(":", "%3A") + "/invocations");
        return HttpRequest.newBuilder(uri)
                .header("X-Amz-Invocation-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
    }

    private static void awaitPrinted(String wanted) throws InterruptedException {
        String line = PRINTED.poll(60, TimeUnit.SECONDS);
        while (line != null && !line.equals(wanted)) {
            line = PRINTED.poll(60, TimeUnit.SECONDS);
        }
        assertThat(line).isEqualTo(wanted);
    }
}
