package dev.backdrop.snapstart.stub;

/** The calls to SQS and Secrets Manager that the priming makes: both use AWS's JSON protocol. */
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
