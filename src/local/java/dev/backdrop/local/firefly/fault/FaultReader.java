package dev.backdrop.local.firefly.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Errors;
import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Phase;

/** Reads one fault from its JSON; the member that is present determines its kind. */
final class FaultReader {

    private FaultReader() {}

    static Fault read(JsonNode fault) {
        if (fault.has("status")) {
            return new Fault.Respond(answer(fault), phase(fault.path("work").asText("before")));
        }
        if (fault.has("delay")) {
            return Fault.delay(Duration.parse(fault.get("delay").asText()));
        }
        if (fault.has("cut")) {
            return new Fault.Cut(phase(fault.get("cut").asText()));
        }
        if (fault.has("half")) {
            return Fault.halfBody();
        }
        if (fault.has("type")) {
            return Fault.wrongType(fault.get("type").asText());
        }
        if (fault.has("garbage")) {
            return Fault.garbage(fault.get("garbage").asInt());
        }
        if (fault.has("job")) {
            return ofJob(fault);
        }
        if (fault.has("pass")) {
            return Fault.none();
        }
        throw new IllegalArgumentException("Not a fault: " + fault);
    }

    private static Fault ofJob(JsonNode fault) {
        String end = fault.get("job").asText();
        return switch (end) {
            case "stuck" -> Fault.jobStuck();
            case "no-outputs" -> Fault.noOutputs();
            case "expired-result" -> Fault.expiredResult();
            case "failed", "timeout", "cancelled" ->
                new Fault.JobEnds(
                        end,
                        fault.path("error_code").asText("runtime_error"),
                        fault.path("message").asText("scripted"));
            default -> throw new IllegalArgumentException("Not an end of a job: " + end);
        };
    }

    private static Answer answer(JsonNode fault) {
        int status = fault.get("status").asInt();
        Answer answer = bare(status, fault);
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        fault.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        return new Answer(status, headers, answer.body());
    }

    private static Answer bare(int status, JsonNode fault) {
        if (fault.has("error_code")) {
            return Errors.error(
                    status,
                    fault.get("error_code").asText(),
                    fault.path("message").asText("scripted"));
        }
        if (fault.has("json")) {
            return Answer.json(status, fault.get("json"));
        }
        if (fault.has("html")) {
            return Answer.html(status, fault.get("html").asText());
        }
        return new Answer(status, Map.of(), fault.path("body").asText("").getBytes(StandardCharsets.UTF_8));
    }

    private static Phase phase(String work) {
        return switch (work) {
            case "before" -> Phase.BEFORE;
            case "after" -> Phase.AFTER;
            default -> throw new IllegalArgumentException("Neither before nor after the work: " + work);
        };
    }
}
