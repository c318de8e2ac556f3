package dev.backdrop.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/** A function that does what its event says; it runs in child JVMs, from a zip of its own. */
public final class ScriptedHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("received " + event);
        switch (event) {
            case "\"environment\"" -> answer(output, new TreeMap<>(System.getenv()).toString());
            case "\"pid\"" ->
                answer(output, Long.toString(ProcessHandle.current().pid()));
            case "\"context\"" ->
                answer(
                        output,
                        context.getFunctionName() + " "
                                + context.getAwsRequestId().length() + " " + (context.getRemainingTimeInMillis() > 0));
            case "\"throw\"" -> throw new IllegalStateException("as you \"wish\"");
            case "\"exit\"" -> System.exit(3);
            case "\"hang\"" -> hang();
            default -> answer(output, event);
        }
    }

    private static void answer(OutputStream output, String text) throws IOException {
        output.write(('"' + text.replace("\"", "'") + '"').getBytes(StandardCharsets.UTF_8));
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
