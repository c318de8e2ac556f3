package dev.backdrop.local.queue;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Which messages of a batch the function returned to the queue (AWS: "Implementing partial batch responses"): none if
 * the answer is empty, null, or lists none; all of them if the answer cannot be parsed.
 */
record BatchResponse(Set<String> failed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static BatchResponse parse(byte[] answer, Set<String> batch) {
        try {
            JsonNode response = JSON.readTree(answer);
            JsonNode failures = response.path("batchItemFailures");
            if (failures.isMissingNode() || failures.isNull()) {
                return new BatchResponse(Set.of());
            }
            return failures.isArray() ? listed(failures, batch) : new BatchResponse(batch);
        } catch (IOException notJson) {
            return new BatchResponse(batch);
        }
    }

    private static BatchResponse listed(JsonNode failures, Set<String> batch) {
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : failures) {
            String id = failure.path("itemIdentifier").asText("");
            if (!batch.contains(id)) {
                return new BatchResponse(batch);
            }
            failed.add(id);
        }
        return new BatchResponse(failed);
    }
}
