package dev.backdrop.local.lambda;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

import dev.backdrop.time.Sleeper;

/** The function as {@code quarkus:dev} runs it: its event server takes an event by POST and answers with the function's answer. */
public final class DevFunction implements Function<byte[], InvocationResult> {

    /** Quarkus: quarkus.lambda.mock-event-server.dev-port. */
    public static final URI ADDRESS = URI.create("http://localhost:8080/");

    private static final Duration UNTIL_IT_LISTENS = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Sleeper sleeper;

    public DevFunction(URI address, Sleeper sleeper) {
        this.address = address;
        this.sleeper = sleeper;
    }

    /** Waits for the event server as long as it takes: it comes up after the stand-ins, and restarts with each change. */
    @Override
    public InvocationResult apply(byte[] event) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                .build();
        try {
            while (true) {
                try {
                    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                    return answer.statusCode() == OK
                            ? new InvocationResult.Success(answer.body())
                            : new InvocationResult.FunctionError(answer.body());
                } catch (ConnectException notYet) {
                    sleeper.sleep(UNTIL_IT_LISTENS);
                }
            }
        } catch (IOException brokenOff) {
            return failure("The event server broke the connection: " + brokenOff);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failure("The stand-ins are stopping.");
        }
    }

    private static InvocationResult failure(String message) {
        return new InvocationResult.FunctionError(message.getBytes(StandardCharsets.UTF_8));
    }
}
