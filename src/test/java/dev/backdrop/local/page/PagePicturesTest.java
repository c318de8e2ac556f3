package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

class PagePicturesTest extends PageTest {

    @Test
    void servesAPictureAsItIsInTheBucket() throws Exception {
        byte[] photo = Pictures.jpeg(800, 1000);
        bucket.put("headshots/ana.png", photo);

        HttpResponse<byte[]> answer = browser.get(Browser.objects("headshots/ana.png"));

        assertThat(answer.body()).isEqualTo(photo);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
    }

    @Test
    void servesARecordAsJson() throws Exception {
        bucket.put("records/ana.json", "{\"version\":1}");

        HttpResponse<byte[]> answer = browser.get(Browser.objects("records/ana.json"));

        assertThat(answer.body()).asString().isEqualTo("{\"version\":1}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void aThumbnailIsASmallJpegOfTheSameShape() throws Exception {
        bucket.put("headshots/ana.png", Pictures.png(1600, 2000));

        HttpResponse<byte[]> answer = browser.get(Browser.thumbnail("headshots/ana.png"));

        BufferedImage thumbnail = Pictures.read(answer.body());
        assertThat(thumbnail.getWidth()).isEqualTo(288);
        assertThat(thumbnail.getHeight()).isEqualTo(360);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
    }

    @Test
    void theBrowserMayKeepAThumbnailForeverUnderItsVersion() throws Exception {
        bucket.put("headshots/ana.jpg", Pictures.jpeg(40, 50));
        String version = versionOnTheCard("ana");

        var versioned = browser.get(Browser.thumbnail("headshots/ana.jpg") + "&v=" + version);
        var outdated = browser.get(Browser.thumbnail("headshots/ana.jpg") + "&v=other");
        var again = browser.get(Browser.thumbnail("headshots/ana.jpg"), "If-None-Match", '"' + version + '"');

        assertThat(versioned.headers().firstValue("Cache-Control")).contains("private, max-age=31536000, immutable");
        assertThat(outdated.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void aJpegIsShownWhateverItsNameEndsIn() throws Exception {
        bucket.put("headshots/ana.heic", Pictures.jpeg(800, 1000));

        assertThat(Pictures.read(browser.get(Browser.thumbnail("headshots/ana.heic"))
                                .body())
                        .getHeight())
                .isEqualTo(360);
        assertThat(browser.get(Browser.objects("headshots/ana.heic")).headers().firstValue("Content-Type"))
                .contains("image/jpeg");
    }

    @Test
    void whatTheServerCannotReadIsLeftToTheBrowser() throws Exception {
        bucket.put("headshots/ana.webp", Pictures.webp());

        HttpResponse<byte[]> answer = browser.get(Browser.thumbnail("headshots/ana.webp"));

        assertThat(answer.body()).isEqualTo(Pictures.webp());
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/webp");
    }

    @Test
    void saysWhenAPictureIsGone() throws Exception {
        assertThat(browser.get(Browser.thumbnail("headshots/ana.jpg")).statusCode())
                .isEqualTo(404);
        assertThat(browser.get(Browser.objects("headshots/ana.jpg")).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/objects").statusCode()).isEqualTo(400);
        assertThat(browser.get("/objects?key=%25zz").statusCode()).isEqualTo(404);
    }

    private String versionOnTheCard(String id) throws Exception {
        try (Events events = browser.events()) {
            return events.card(id, "waiting").path("photo").path("version").asText();
        }
    }
}
