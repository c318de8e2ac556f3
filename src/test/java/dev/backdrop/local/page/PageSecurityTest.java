package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSecurityTest extends PageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/page.js", "/objects?key=headshots/ana.jpg", "/thumbnails?key=headshots/ana.jpg", "/no"})
    void everyAnswerCarriesTheSecurityHeaders(String path) throws Exception {
        HttpResponse<byte[]> answer = browser.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
                        + "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/page.css",
                "/cards.css",
                "/viewer.css",
                "/page.js",
                "/card.js",
                "/viewer.js",
                "/mask.js",
                "/upload.js",
                "/words.js",
                "/icon.svg"
            })
    void servesItsOwnFiles(String path) throws Exception {
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void thePageHasNothingInlineThatItsPolicyWouldRefuse() throws Exception {
        String html = new String(browser.get("/").body(), StandardCharsets.UTF_8);

        assertThat(html).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("<style", " style=");
        assertThat(html).doesNotContainPattern(" on[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page.js", "/card.js", "/viewer.js", "/mask.js", "/upload.js", "/words.js"})
    void theScriptsNeverTurnTextIntoMarkup(String path) throws Exception {
        assertThat(new String(browser.get(path).body(), StandardCharsets.UTF_8))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "192.168.1.7",
                "[::2]",
                ""
            })
    void refusesTheNameOfAnotherMachine(String host) throws Exception {
        assertThat(browser.raw(List.of("GET / HTTP/1.1", "Host: " + host))).startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void refusesOtherMethods(String method) throws Exception {
        String answer =
                browser.raw(List.of(method + " /objects?key=headshots/a.jpg HTTP/1.1", "Host: " + browser.host()));

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD, PUT");
    }

    @Test
    void acceptsUploadsOnlyAtTheObjects() throws Exception {
        assertThat(browser.raw(List.of("PUT /page.js HTTP/1.1", "Host: " + browser.host())))
                .startsWith("HTTP/1.1 405 ");
    }

    @Test
    void refusesAnUploadThatAnotherSiteMakes() throws Exception {
        byte[] photo = Pictures.jpeg(8, 8);

        assertThat(uploadFrom(photo, "Origin", "https://evil.example", "X-Backdrop", "upload"))
                .isEqualTo(403);
        assertThat(uploadFrom(photo, "Origin", "http://localhost:1", "X-Backdrop", "upload"))
                .isEqualTo(403);
        assertThat(uploadFrom(photo, "Origin", "null", "X-Backdrop", "upload")).isEqualTo(403);
        assertThat(uploadFrom(photo, "Origin", browser.origin())).isEqualTo(403);
        assertThat(uploadFrom(photo, "X-Backdrop", "upload")).isEqualTo(403);
        assertThat(bucket.s3()
                        .listObjectsV2(list -> list.bucket(MemoryBucket.NAME))
                        .contents())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/page/index.html",
                "/index.html/..",
                "//etc/passwd",
                "/objects?key=secrets/keys.txt",
                "/objects?key=secrets/ana.jpg",
                "/objects?key=headshots/../secrets/ana.jpg",
                "/objects?key=headshots/.hidden.jpg",
                "/objects?key=headshots/notes.txt",
                "/objects?key=records/ana.jpg",
                "/thumbnails?key=secrets/ana.jpg"
            })
    void servesOnlyThePagesFilesAndTheHeadshots(String path) throws Exception {
        bucket.put("secrets/keys.txt", "secret");
        bucket.put("secrets/ana.jpg", Pictures.jpeg(8, 8));
        bucket.put("headshots/notes.txt", "secret");
        bucket.put("headshots/.hidden.jpg", Pictures.jpeg(8, 8));

        String answer = browser.raw(List.of("GET " + path + " HTTP/1.1", "Host: " + browser.host()));

        assertThat(answer).startsWith("HTTP/1.1 404 ").doesNotContain("secret\"");
    }

    @Test
    void neverServesMarkupFromTheBucket() throws Exception {
        bucket.put("headshots/eve.jpg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");

        assertThat(browser.get(Browser.objects("headshots/eve.jpg")).statusCode())
                .isEqualTo(415);
        assertThat(browser.get(Browser.thumbnail("headshots/eve.jpg")).statusCode())
                .isEqualTo(415);
    }

    private int uploadFrom(byte[] content, String... headers) throws IOException, InterruptedException {
        return browser.put("headshots/eve.jpg", content, headers).statusCode();
    }
}
