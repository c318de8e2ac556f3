package dev.backdrop.local.firefly.adobe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;

/**
 * Adobe IMS, {@code POST /ims/token/v3}: client credentials as a form, scopes separated by commas. Unknown scopes are
 * accepted; a token without the right ones is refused later, by the service.
 */
public final class TokenEndpoint implements Endpoint {

    private final Client client;
    private final Tokens tokens;

    public TokenEndpoint(Client client, Tokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    @Override
    public Answer answer(Call call) {
        if (!call.method().equals("POST")) {
            return Answer.empty(405).with("allow", "POST");
        }
        Map<String, String> form = form(call);
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return error("invalid_request", "grant_type is missing or not supported");
        }
        if (!client.id().equals(form.get("client_id"))) {
            return error("invalid_client", "invalid client_id parameter");
        }
        if (!client.secret().equals(form.get("client_secret"))) {
            return error("invalid_client", "invalid client_secret parameter");
        }
        if (form.getOrDefault("scope", "").isBlank()) {
            return error("invalid_scope", "scope is missing");
        }
        return granted(tokens.issue(scopes(form.get("scope"))));
    }

    private Answer granted(Tokens.Token token) {
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", token.value())
                        .put("token_type", "bearer")
                        .put("expires_in", tokens.life().toSeconds()));
    }

    private static Set<String> scopes(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    /** The parameters of the body, and those of the query: Adobe takes both, and advises against the latter. */
    private static Map<String, String> form(Call call) {
        Map<String, String> form = new HashMap<>();
        if (call.uri().getRawQuery() != null) {
            addTo(form, call.uri().getRawQuery());
        }
        if (call.mediaType().equals("application/x-www-form-urlencoded")) {
            addTo(form, new String(call.body(), StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void addTo(Map<String, String> form, String encoded) {
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Answer error(String code, String description) {
        return Answer.json(
                400, JsonNodeFactory.instance.objectNode().put("error", code).put("error_description", description));
    }
}
