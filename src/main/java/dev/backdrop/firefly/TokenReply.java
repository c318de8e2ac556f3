package dev.backdrop.firefly;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/** @param expiresIn in seconds; 0 where IMS does not say */
@JsonIgnoreProperties(ignoreUnknown = true)
record TokenReply(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("expires_in") long expiresIn) {

    /** Without the token. */
    @Override
    public String toString() {
        return "TokenReply[expiresIn=" + expiresIn + "]";
    }
}
