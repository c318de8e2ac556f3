package dev.backdrop.firefly.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts adobe = new AllowedHosts(List.of());
    private final AllowedHosts listing = new AllowedHosts(List.of(
            "127.0.0.1:4567", "[::1]:4568", "localhost", "firefly.corp.example", "cdn.corp.example:8443", "10.1.2.3"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://firefly-api.adobe.io/v3/status/urn:ff:jobs:eso851211:86ffe2ea",
                "https://firefly-epo854211.adobe.io/v3/status/1",
                "https://FIREFLY-API.ADOBE.IO/v3/status/1",
                "HTTPS://firefly-api.adobe.io:443/v3/status/1",
                "https://a.b.adobe.io/"
            })
    void allowsTokensForAdobe(String url) {
        assertThat(adobe.mayGetToken(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://firefly-api.adobe.io/",
                "https://adobe.io.evil.com/",
                "https://evil-adobe.io/",
                "https://adobe.io/",
                "https://firefly-api.adobe.io@evil.com/",
                "https://user:pw@firefly-api.adobe.io/",
                "https://evil.com/?x=.adobe.io",
                "https://evil.com/.adobe.io",
                "https://evil.com#.adobe.io",
                "https://firefly-api.adobe.io./",
                "https://firefly-api.adobe.io:8443/",
                "https://firefly-api.adobe.io:80/",
                "https://firefly_api.adobe.io.evil.com/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/",
                "https://pre-signed-firefly-prod.s3.amazonaws.com/",
                "ftp://firefly-api.adobe.io/",
                "file:///etc/passwd",
                "//firefly-api.adobe.io/",
                "firefly-api.adobe.io",
                "https:firefly-api.adobe.io"
            })
    void allowsNoTokenForOtherHosts(String url) {
        assertThat(adobe.mayGetToken(URI.create(url))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://pre-signed-firefly-prod.s3-accelerate.amazonaws.com/images/1?X-Amz-Signature=a, true",
        "https://x.blob.core.windows.net/1, true",
        "https://storage.adobe.io/1, true",
        "https://amazonaws.com.evil.com/1, false",
        "https://notamazonaws.com/1, false",
        "http://s3.amazonaws.com/1, false",
        "https://evil.com/1, false"
    })
    void allowsDownloadsFromAdobesStores(String url, boolean allowed) {
        assertThat(adobe.mayBeDownloaded(URI.create(url))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ims-na1.adobelogin.com, true",
        "https://ims-na1-stg1.adobelogin.com, true",
        "https://adobelogin.com.evil.com, false",
        "https://firefly-api.adobe.io, false",
        "http://ims-na1.adobelogin.com, false"
    })
    void allowsSecretsForTheIdentityServiceOnly(String url, boolean allowed) {
        assertThat(adobe.mayGetSecret(URI.create(url))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4567/v3/status/1, true",
        "https://127.0.0.1:4567/v3/status/1, true",
        "http://127.0.0.1:4568/, false",
        "http://127.0.0.1/, false",
        "http://[::1]:4568/, true",
        "http://[::1]:4569/, false",
        "http://localhost:9/, true",
        "http://LOCALHOST:9/, true",
        "http://localhost.evil.com:9/, false",
        "https://firefly.corp.example/, true",
        "https://firefly.corp.example:8443/, true",
        "http://firefly.corp.example/, false",
        "https://cdn.corp.example:8443/, true",
        "https://cdn.corp.example/, false",
        "http://cdn.corp.example:8443/, false",
        "http://10.1.2.3/, false",
        "https://10.1.2.3/, true",
        "https://firefly.corp.example@evil.com/, false"
    })
    void addsTheListedHosts(String url, boolean allowed) {
        URI uri = URI.create(url);

        assertThat(listing.mayGetToken(uri)).isEqualTo(allowed);
        assertThat(listing.mayBeDownloaded(uri)).isEqualTo(allowed);
        assertThat(listing.mayGetSecret(uri)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.example", "a.example/x", "*.example", "", "a b", "a.example:", "a:1:2", "u@a", "::1"})
    void rejectsEntriesOfAnotherForm(String entry) {
        assertThat(AllowedHost.parse(entry)).isEmpty();
    }
}
