package dev.backdrop.local.firefly.adobe;

import static dev.backdrop.local.firefly.EmulatorUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.EmulatorUser;
import dev.backdrop.local.firefly.FireflyEmulator;

class TokenTest {

    private final FireflyEmulator emulator =
            FireflyEmulator.start(EmulatorSettings.defaults().withClient("id", "s&cret+/="));
    private final EmulatorUser user = new EmulatorUser(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void givesABearerTokenForADayInSeconds() {
        JsonNode token =
                json(user.tokenRequestWith("grant_type=client_credentials&client_id=id&client_secret=s%26cret%2B%2F%3D"
                        + "&scope=openid%2Cfirefly_api"));

        assertThat(token.get("access_token").asText()).isNotBlank();
        assertThat(token.get("token_type").asText()).isEqualTo("bearer");
        assertThat(token.get("expires_in").asLong()).isEqualTo(86399);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id=id&client_secret=s%26cret%2B%2F%3D&scope=a,invalid_request",
        "grant_type=password&client_id=id&client_secret=s%26cret%2B%2F%3D&scope=a,invalid_request",
        "grant_type=client_credentials&client_id=other&client_secret=s%26cret%2B%2F%3D&scope=a,invalid_client",
        "grant_type=client_credentials&client_id=id&client_secret=wrong&scope=a,invalid_client",
        "grant_type=client_credentials&client_id=id&client_secret=s%26cret%2B%2F%3D,invalid_scope"
    })
    void refusesAnIncompleteOrWrongForm(String form, String error) {
        HttpResponse<byte[]> response = user.tokenRequestWith(form);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").asText()).isEqualTo(error);
        assertThat(json(response).get("error_description").asText()).isNotBlank();
    }

    @Test
    void namesTheWrongHalfOfTheCredential() {
        HttpResponse<byte[]> response = user.tokenRequestWith(
                "grant_type=client_credentials&client_id=id&client_secret=wrong&scope=firefly_api");

        assertThat(json(response).get("error_description").asText()).isEqualTo("invalid client_secret parameter");
    }

    @Test
    void acceptsPostOnly() {
        HttpResponse<byte[]> response =
                user.send(HttpRequest.newBuilder(URI.create(emulator.imsUrl() + "/ims/token/v3"))
                        .GET());

        assertThat(response.statusCode()).isEqualTo(405);
    }

    @Test
    void givesATokenWithoutAccessForScopesSeparatedBySpaces() {
        String token = json(user.tokenRequest("firefly_api ff_apis"))
                .get("access_token")
                .asText();

        HttpResponse<byte[]> upload =
                user.send(HttpRequest.newBuilder(URI.create(emulator.apiUrl() + "/v2/storage/image"))
                        .header("Authorization", "Bearer " + token)
                        .header("x-api-key", "id")
                        .header("Content-Type", "image/jpeg")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(EmulatorUser.demo("portrait-01.jpg"))));

        assertThat(upload.statusCode()).isEqualTo(403);
        assertThat(json(upload).get("error_code").asText()).isEqualTo("10007");
    }
}
