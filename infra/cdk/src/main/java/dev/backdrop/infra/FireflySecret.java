package dev.backdrop.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** The secret for the credential: a random one for a made-up client, until a person stores the real pair. */
final class FireflySecret {

    private FireflySecret() {}

    static Secret create(Construct scope) {
        return Secret.Builder.create(scope, "FireflySecret")
                .description(
                        "Credential for Adobe Firefly: store yours after the first deployment (docs/operations.md).")
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"client_id\":\"replace-me\"}")
                        .generateStringKey("client_secret")
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }
}
