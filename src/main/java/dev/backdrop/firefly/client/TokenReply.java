package dev.backdrop.firefly.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** @param expiresIn in seconds; 0 where IMS does not name it */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TokenReply(@Nullable String accessToken, long expiresIn) {

    @JsonCreator
    static TokenReply of(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") @Nullable JsonNode expiresIn) {
        return new TokenReply(accessToken, Lenient.wholeNumber(expiresIn).orElse(0));
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "TokenReply[expiresIn=" + expiresIn + "]";
    }
}
