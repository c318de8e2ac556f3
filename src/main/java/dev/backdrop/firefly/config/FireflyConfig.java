package dev.backdrop.firefly.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.backdrop.firefly.Route;

/** Adobe's addresses, credentials and quota. */
@ConfigMapping(prefix = "backdrop.firefly")
public interface FireflyConfig {

    @WithDefault("https://firefly-api.adobe.io")
    URI apiUrl();

    /** Adobe's Photoshop API, which makes masks with {@code backdrop.mask.missing=adobe}. */
    @WithDefault("https://image.adobe.io")
    URI photoshopUrl();

    /** Adobe's identity service, which issues access tokens. */
    @WithDefault("https://ims-na1.adobelogin.com")
    URI imsUrl();

    @WithDefault("async")
    FireflyMode mode();

    @WithDefault("as-is")
    FireflyFit fit();

    /**
     * Hosts besides Adobe's own that may receive tokens and serve results: {@code host} or {@code host:port}. Plain http
     * is accepted only for loopback hosts listed here.
     */
    Optional<List<String>> allowedHosts();

    Optional<String> clientId();

    Optional<String> clientSecret();

    /** Name of a stored secret that holds the client's id and secret, instead of the two keys above. */
    Optional<String> secretId();

    @WithDefault("openid,AdobeID,session,additional_info,read_organizations,firefly_api,ff_apis")
    List<String> scopes();

    /** Longest wait for the answer to one call; at least 70 seconds for the older, synchronous fill. */
    @WithDefault("30S")
    Duration readTimeout();

    @WithDefault("1S")
    Duration pollInterval();

    @WithDefault("50M")
    MemorySize maxResultSize();

    /** Of the whole organisation; all instances share it. */
    @WithDefault("4")
    int requestsPerMinute();

    /** Of the whole organisation; all instances share it. */
    @WithDefault("9000")
    int requestsPerDay();

    /**
     * Which calls the quota counts; Adobe does not document it. A subset of {@code upload}, {@code fill} and {@code
     * status}.
     */
    @WithDefault("upload,fill")
    Set<Route> countedCalls();

    @WithDefault("hold")
    DoubtPolicy inDoubt();

    /** Most fills paid for one recipe, whatever {@link #inDoubt} says. */
    @WithDefault("2")
    int maxPaidAttempts();
}
