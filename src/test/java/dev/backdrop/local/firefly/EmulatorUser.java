package dev.backdrop.local.firefly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Talks to the emulator as Adobe's documentation says, over plain HTTP. */
public final class EmulatorUser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FireflyEmulator emulator;
    private String token;

    public EmulatorUser(FireflyEmulator emulator) {
        this.emulator = emulator;
    }

    public String token() {
        if (token == null) {
            token = json(tokenRequest("openid,AdobeID,firefly_api,ff_apis"))
                    .get("access_token")
                    .asText();
        }
        return token;
    }

    public void forgetToken() {
        token = null;
    }

    public HttpResponse<byte[]> tokenRequest(String scopes) {
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
                .formatted(encoded(emulator.clientId()), encoded(emulator.clientSecret()), encoded(scopes));
        return tokenRequestWith(form);
    }

    public HttpResponse<byte[]> tokenRequestWith(String form) {
        return send(HttpRequest.newBuilder(URI.create(emulator.imsUrl() + "/ims/token/v3"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public HttpResponse<byte[]> upload(byte[] picture, String type) {
        return send(api("/v2/storage/image").header("Content-Type", type).POST(BodyPublishers.ofByteArray(picture)));
    }

    public String uploadId(byte[] picture, String type) {
        return json(upload(picture, type)).at("/images/0/id").asText();
    }

    public HttpResponse<byte[]> fill(String body) {
        return send(api("/v3/images/fill-async")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<byte[]> syncFill(String body) {
        return send(api("/v3/images/fill")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** A body for the demo's first portrait, with further fields such as {@code ,"seeds":[1]}. */
    public String fillBody(String more) {
        return fillBodyFor(
                uploadId(demo("portrait-01.jpg"), "image/jpeg"),
                uploadId(demo("portrait-01.mask.png"), "image/png"),
                more);
    }

    public static String fillBodyFor(String photo, String mask, String more) {
        return "{\"image\":{\"source\":{\"uploadId\":\"%s\"}},\"mask\":{\"source\":{\"uploadId\":\"%s\"}}%s}"
                .formatted(photo, mask, more);
    }

    /** Polls until the job is no longer open; without a fill time it is done at the first poll. */
    public JsonNode finished(String statusUrl) {
        while (true) {
            JsonNode status = json(get(statusUrl));
            String state = status.get("status").asText();
            if (!state.equals("pending") && !state.equals("running")) {
                return status;
            }
        }
    }

    /** From upload to the pictures' addresses. */
    public JsonNode filled(String more) {
        return finished(json(fill(fillBody(more))).get("statusUrl").asText());
    }

    public HttpResponse<byte[]> get(String url) {
        return send(authorized(url).GET());
    }

    public HttpResponse<byte[]> download(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    public HttpRequest.Builder api(String path) {
        return authorized(emulator.apiUrl() + path);
    }

    public HttpRequest.Builder authorized(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token())
                .header("x-api-key", emulator.clientId());
    }

    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    public static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public static byte[] demo(String name) {
        try (InputStream in = FireflyEmulator.class.getResourceAsStream("/demo/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
