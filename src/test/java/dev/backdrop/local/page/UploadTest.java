package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest extends PageTest {

    @Test
    void putsAPhotoIntoTheBucketWithItsType() throws Exception {
        byte[] photo = Pictures.jpeg(40, 50);
        String key = "headshots/Vertrieb & Ops/Zoë Müller +1 100%.jpg";

        var answer = browser.upload(key, photo);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(bucket.get(key)).isEqualTo(photo);
        assertThat(bucket.contentType(key)).isEqualTo("image/jpeg");
    }

    @Test
    void recognisesTheTypeByTheContentNotByTheName() throws Exception {
        browser.upload("masks/ana.jpg", Pictures.png(40, 50));

        assertThat(bucket.contentType("masks/ana.jpg")).isEqualTo("image/png");
    }

    @Test
    void refusesAFileThatIsNoPicture() throws Exception {
        var answer = browser.upload("headshots/ana.jpg", "Dear Ana,".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("Only JPEG, PNG and WebP pictures are accepted");
    }

    @Test
    void refusesAnEmptyFile() throws Exception {
        var answer = browser.upload("headshots/ana.jpg", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The file is empty.");
    }

    @Test
    void refusesAnAnnouncedGiantBeforeReadingAnyOfIt() throws Exception {
        // The test sends no byte of the body: an answer proves that the server waited for none.
        String answer = browser.raw(uploadHead("Content-Length: " + (Upload.MAX_BYTES + 1)));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("larger than 50 MB");
    }

    @Test
    void acceptsTheFunctionsLimitAndNoMore() throws Exception {
        byte[] largest = Arrays.copyOf(Pictures.jpeg(40, 50), Upload.MAX_BYTES);
        assertThat(browser.upload("headshots/ana.jpg", largest).statusCode()).isEqualTo(201);
        assertThat(browser.raw(uploadHead("Content-Length: " + (Upload.MAX_BYTES + 1))))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void stopsReadingAGiantThatWasNotAnnounced() throws Exception {
        String answer = browser.raw(uploadHead("Transfer-Encoding: chunked"), out -> {
            byte[] megabyte = new byte[1024 * 1024];
            for (int sent = 0; sent < 50; sent++) {
                out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(megabyte);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana.jpg",
                "processed/ana.jpg",
                "records/ana.json",
                "headshots/",
                "headshots/.jpg",
                "headshots/../masks/ana.jpg",
                "headshots/sales/../../ana.jpg",
                "headshots/./ana.jpg",
                "headshots//ana.jpg",
                "headshots/sales/ /ana.jpg",
                "headshots/.hidden/ana.jpg",
                "headshots/.ana.jpg",
                "headshots/an\u0000a.jpg",
                "headshots/an\na.jpg",
                "headshots/ana\u202egpj.exe.jpg",
                "headshots/sales\\ana.jpg",
                "/headshots/ana.jpg"
            })
    void refusesAnUnsuitableName(String key) throws Exception {
        var answer = browser.upload(key, Pictures.jpeg(8, 8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"message\":\"").endsWith(".\"}");
        assertThat(bucket.s3()
                        .listObjectsV2(list -> list.bucket(MemoryBucket.NAME))
                        .contents())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headshots/ana",
                "headshots/ana.heic",
                "masks/ana.gif",
                "headshots/ana.jpg.exe",
                "headshots/ana.svg"
            })
    void refusesOtherTypesByName(String key) throws Exception {
        var answer = browser.upload(key, Pictures.jpeg(8, 8));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("Only .jpg, .jpeg, .png and .webp files are accepted.");
    }

    @Test
    void refusesNamesThatNoDiskCanHold() throws Exception {
        byte[] photo = Pictures.jpeg(8, 8);

        assertThat(browser.upload("headshots/" + "ä".repeat(101) + ".jpg", photo)
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.upload("headshots/" + "sales/".repeat(180) + "ana.jpg", photo)
                        .statusCode())
                .isEqualTo(400);
    }

    private List<String> uploadHead(String length) {
        return List.of(
                "PUT /objects?key=headshots/ana.jpg HTTP/1.1",
                "Host: " + browser.host(),
                "Origin: " + browser.origin(),
                "X-Backdrop: upload",
                length);
    }
}
