package dev.backdrop.snapstart.stub;

/** AWS Lambda's credentials endpoint, with made-up credentials that never expire. */
final class StubCredentials {

    private StubCredentials() {}

    static StubAnswer answer() {
        return StubAnswer.json(
                200,
                "{\"AccessKeyId\":\"priming\",\"SecretAccessKey\":\"priming\",\"Token\":\"priming\","
                        + "\"Expiration\":\"2999-01-01T00:00:00Z\"}");
    }
}
