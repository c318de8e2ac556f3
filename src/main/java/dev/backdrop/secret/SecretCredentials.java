package dev.backdrop.secret;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import dev.backdrop.firefly.auth.Credentials;
import dev.backdrop.firefly.auth.CredentialsUnreadable;
import dev.backdrop.firefly.auth.FireflyCredentials;

/** Credentials from AWS Secrets Manager: {@code {"client_id":"…","client_secret":"…"}}. Read at first use. */
public final class SecretCredentials implements FireflyCredentials {

    private final Supplier<SecretsManagerClient> secrets;
    private final String secretId;
    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicReference<@Nullable Credentials> known = new AtomicReference<>();

    /** @param secrets creates the client at first use: a snapshot must not hold a connection */
    public SecretCredentials(Supplier<SecretsManagerClient> secrets, String secretId) {
        this.secrets = secrets;
        this.secretId = secretId;
    }

    @Override
    public Optional<Credentials> current() {
        Credentials credentials = known.get();
        return credentials == null ? reread() : Optional.of(credentials);
    }

    @Override
    public Optional<Credentials> reread() {
        Credentials credentials = parsed(secret());
        known.set(credentials);
        return Optional.of(credentials);
    }

    private String secret() {
        try {
            return secrets.get()
                    .getSecretValue(request -> request.secretId(secretId))
                    .secretString();
        } catch (SdkException e) {
            throw new CredentialsUnreadable("The secret " + secretId + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Credentials parsed(String secret) {
        try {
            JsonNode tree = json.readTree(secret == null ? "" : secret);
            String id = tree.path("client_id").asText();
            String value = tree.path("client_secret").asText();
            if (!id.isBlank() && !value.isBlank()) {
                return new Credentials(id, value);
            }
        } catch (IOException e) {
            // The cause is left out below: a parser's message quotes the secret.
        }
        throw new CredentialsUnreadable("The secret " + secretId
                + " is not {\"client_id\":\"…\",\"client_secret\":\"…\"}; put in the values of Adobe's console.");
    }
}
