package dev.backdrop.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import dev.backdrop.firefly.auth.Credentials;
import dev.backdrop.firefly.auth.CredentialsUnreadable;

/** Against a server that speaks Secrets Manager's API over HTTP. */
class SecretCredentialsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private SecretsManagerClient client;
    private SecretCredentials credentials;
    private volatile int status = 200;
    private volatile String body;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = SecretsManagerClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
                .build();
        credentials = new SecretCredentials(() -> client, "prod/firefly");
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void areReadAtFirstUseAndThenKept() {
        assertThat(asked).isEmpty();
        holds("{\"client_id\":\"id-1\",\"client_secret\":\"one\"}");

        assertThat(credentials.current()).contains(new Credentials("id-1", "one"));
        assertThat(credentials.current()).contains(new Credentials("id-1", "one"));

        assertThat(asked).containsExactly("secretsmanager.GetSecretValue {\"SecretId\":\"prod/firefly\"}");
    }

    @Test
    void areReadAgainAfterARotation() {
        holds("{\"client_id\":\"id-1\",\"client_secret\":\"one\"}");
        credentials.current();
        holds("{\"client_id\":\"id-1\",\"client_secret\":\"two\"}");

        assertThat(credentials.reread()).contains(new Credentials("id-1", "two"));
        assertThat(credentials.current()).contains(new Credentials("id-1", "two"));
        assertThat(asked).hasSize(2);
    }

    @Test
    void areNotQuotedWhereTheSecretHasAnotherForm() {
        holds("client_id=id-1 client_secret=s3cr3t");

        CredentialsUnreadable problem = problem();

        assertThat(problem)
                .hasMessageContaining("prod/firefly")
                .hasMessageContaining("client_secret")
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    @Test
    void areMissingWhereTheSecretIsBinary() {
        body = "{\"Name\":\"prod/firefly\",\"SecretBinary\":\"AAAA\"}";

        assertThat(problem()).hasMessageContaining("prod/firefly is not {");
    }

    @Test
    void nameTheReasonWhereTheyCannotBeRead() {
        status = 400;
        body =
                "{\"__type\":\"AccessDeniedException\",\"Message\":\"not authorized to perform: secretsmanager:GetSecretValue\"}";

        assertThat(problem())
                .hasMessageContaining("The secret prod/firefly cannot be read")
                .hasMessageContaining("not authorized");
    }

    private CredentialsUnreadable problem() {
        return catchThrowableOfType(CredentialsUnreadable.class, credentials::current);
    }

    private void holds(String secret) {
        body = JSON.createObjectNode()
                .put("Name", "prod/firefly")
                .put("SecretString", secret)
                .toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
