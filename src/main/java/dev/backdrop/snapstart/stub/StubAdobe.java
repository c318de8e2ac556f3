package dev.backdrop.snapstart.stub;

import java.net.URI;
import java.util.Map;

/** Adobe's calls for one headshot; each succeeds at once. */
final class StubAdobe {

    private StubAdobe() {}

    static StubAnswer answer(String path, URI url) {
        String outputs = "\"outputs\":[{\"seed\":1,\"image\":{\"url\":\"" + url + "/result\"}}]";
        return switch (path) {
            case "/ims/token/v3" ->
                StubAnswer.json(200, "{\"access_token\":\"priming\",\"token_type\":\"bearer\",\"expires_in\":86399}");
            case "/v2/storage/image" -> StubAnswer.json(200, "{\"images\":[{\"id\":\"priming\"}]}");
            case "/v3/images/fill-async" ->
                StubAnswer.json(202, "{\"jobId\":\"priming\",\"statusUrl\":\"" + url + "/status\"}");
            case "/v3/images/fill" -> StubAnswer.json(200, "{" + outputs + "}");
            case "/status" ->
                StubAnswer.json(200, "{\"status\":\"succeeded\",\"jobId\":\"priming\",\"result\":{" + outputs + "}}");
            case "/result" ->
                new StubAnswer(200, Map.of("Content-Type", "image/jpeg"), LoopbackStub.resource("photo.jpg"));
            default -> StubAnswer.json(404, "{\"error_code\":\"404\",\"message\":\"Resource not found\"}");
        };
    }
}
