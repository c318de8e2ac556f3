package dev.backdrop.snapstart.stub;

/** SQS and Secrets Manager, as far as they are asked: both speak AWS's JSON protocol. */
final class StubAwsJson {

    private StubAwsJson() {}

    static StubAnswer answer(String target) {
        return StubAnswer.json(
                200,
                target.endsWith("GetSecretValue")
                        ? "{\"SecretString\":\"{\\\"client_id\\\":\\\"priming\\\",\\\"client_secret\\\":\\\"priming\\\"}\"}"
                        : "{}");
    }
}
