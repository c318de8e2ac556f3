package dev.backdrop.local.firefly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.backdrop.local.firefly.fault.FaultFile;
import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Errors;

/**
 * The emulator's own routes, below {@code /_emulator/} on the API's origin.
 *
 * <ul>
 *   <li>{@code GET state}: billed operations, fills, requests by route and status, words without effect
 *   <li>{@code POST faults} with a {@link FaultFile}; {@code DELETE faults}
 *   <li>{@code POST revoke-tokens}, {@code POST forget-uploads}
 *   <li>{@code POST clock} with {@code {"advance":"PT1H"}}
 * </ul>
 */
final class ControlEndpoint implements Endpoint {

    static final String PATH = "/_emulator/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FireflyEmulator emulator;

    ControlEndpoint(FireflyEmulator emulator) {
        this.emulator = emulator;
    }

    @Override
    public Answer answer(Call call) {
        if (call.method().equals("POST") && !call.mediaType().equals("application/json")) {
            return Errors.error(415, "invalid_content_type", "POST accepts application/json only");
        }
        try {
            return switch (call.method() + " " + call.leaf()) {
                case "GET state" -> Answer.json(200, StateReport.of(emulator));
                case "POST faults" -> {
                    FaultFile.load(new String(call.body(), StandardCharsets.UTF_8), emulator.faults());
                    yield Answer.empty(204);
                }
                case "DELETE faults" -> done(emulator.faults()::clear);
                case "POST revoke-tokens" -> done(emulator::revokeTokens);
                case "POST forget-uploads" -> done(emulator::forgetUploads);
                case "POST clock" -> {
                    emulator.advanceClock(Duration.parse(
                            JSON.readTree(call.body()).path("advance").asText()));
                    yield Answer.empty(204);
                }
                default ->
                    Errors.error(
                            404,
                            "404",
                            "Choose one of " + PATH + "state, faults, revoke-tokens, forget-uploads and clock");
            };
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            return Errors.error(400, "bad_request", e.getMessage());
        }
    }

    private static Answer done(Runnable action) {
        action.run();
        return Answer.empty(204);
    }
}
