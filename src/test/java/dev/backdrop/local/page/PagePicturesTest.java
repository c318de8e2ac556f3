package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.CutOuts;
import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Rgb;

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
    void servesTheFilesBesideResults() throws Exception {
        byte[] original = Pictures.jpeg(80, 100);
        bucket.put("processed/ana.firefly.jpg", original);
        bucket.put("processed/ana.mask.png", Pictures.greyMask(80, 100));

        assertThat(browser.get(Browser.objects("processed/ana.firefly.jpg")).body())
                .isEqualTo(original);
        assertThat(browser.get(Browser.thumbnail("processed/ana.mask.png")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theThumbnailOfATurnedPhotoIsUpright() throws Exception {
        bucket.put("headshots/ana.jpg", Pictures.turnedJpeg(200, 100));

        BufferedImage thumbnail = Pictures.read(
                browser.get(Browser.thumbnail("headshots/ana.jpg")).body());

        assertThat(thumbnail.getWidth()).isEqualTo(100);
        assertThat(thumbnail.getHeight()).isEqualTo(200);
    }

    @Test
    void theOverlayOfACutOutIsWhiteWhereItIsTransparent() throws Exception {
        bucket.put("headshots/ana.jpg", Portraits.photo(1));
        bucket.put("masks/ana.png", cutOut());

        BufferedImage small =
                Pictures.read(browser.get(Browser.overlay("masks/ana.png")).body());
        BufferedImage fitted = Pictures.read(browser.get(Browser.overlay("masks/ana.png") + "&photo=headshots/ana.jpg")
                .body());

        assertThat(small.getWidth()).isEqualTo(288);
        assertThat(small.getRaster().getSample(4, 4, 0)).isEqualTo(255);
        assertThat(small.getRaster().getSample(144, 180, 0)).isZero();
        assertThat(fitted.getWidth()).isEqualTo(800);
        assertThat(fitted.getRaster().getSample(10, 10, 0)).isEqualTo(255);
        assertThat(fitted.getRaster().getSample(400, 500, 0)).isZero();
    }

    @Test
    void theOverlayOfAnInvertedMaskIsWhatTheFunctionRepaints() throws Exception {
        bucket.put("headshots/ana.jpg", Portraits.photo(1));
        bucket.put("masks/ana.png", new PictureEncoder().png(exactMask().inverted()));

        BufferedImage fitted = Pictures.read(browser.get(Browser.overlay("masks/ana.png") + "&photo=headshots/ana.jpg")
                .body());

        assertThat(fitted.getRaster().getSample(10, 10, 0)).isEqualTo(255);
        assertThat(fitted.getRaster().getSample(400, 500, 0)).isZero();
    }

    @Test
    void anInvertedMaskIsShownAsItIsWhereTheFunctionDoesNotMendIt() throws Exception {
        bucket.put("headshots/ana.jpg", Portraits.photo(1));
        bucket.put("headshots/sales/bo.jpg", Portraits.photo(1));
        byte[] inverted = new PictureEncoder().png(exactMask().inverted());
        bucket.put("masks/ana.png", inverted);
        bucket.put("masks/sales/bo.png", inverted);

        assertThat(repaintsThePerson("ana", Map.of("backdrop.mask.inverted", "reject")))
                .isTrue();
        assertThat(repaintsThePerson("ana", Map.of("backdrop.mask.checks", "off")))
                .isTrue();
        Map<String, String> onlySales =
                Map.of("backdrop.looks.s.folder", "sales", "backdrop.looks.s.mask-checks", "off");
        assertThat(repaintsThePerson("ana", onlySales)).isFalse();
        assertThat(repaintsThePerson("sales/bo", onlySales)).isTrue();
    }

    @Test
    void noMaskIsMadeOfAPhotoThatTheFunctionDoesNotRead() throws Exception {
        bucket.put("headshots/ana.jpg", Portraits.photo(1));

        assertThat(madeMask(Map.of())).isEqualTo(200);
        assertThat(madeMask(Map.of("backdrop.photo.max-size", "1K"))).isEqualTo(422);
    }

    @Test
    void thereIsNoOverlayOfWhatIsNoMask() throws Exception {
        bucket.put("masks/ana.png", "<svg/>");
        bucket.put("records/ana.json", "{}");

        assertThat(browser.get(Browser.overlay("masks/ana.png")).statusCode()).isEqualTo(415);
        assertThat(browser.get(Browser.overlay("records/ana.json")).statusCode())
                .isEqualTo(404);
        assertThat(browser.get(Browser.overlay("masks/bo.png")).statusCode()).isEqualTo(404);
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

    private boolean repaintsThePerson(String id, Map<String, String> settings) throws Exception {
        try (HeadshotPage configured = startPage(settings)) {
            HttpResponse<byte[]> overlay = new Browser(configured.address())
                    .get(Browser.overlay("masks/" + id + ".png") + "&photo=headshots/" + id + ".jpg");
            return Pictures.read(overlay.body()).getRaster().getSample(400, 500, 0) == 255;
        }
    }

    private int madeMask(Map<String, String> settings) throws Exception {
        try (HeadshotPage configured = startPage(settings)) {
            Browser other = new Browser(configured.address());
            return other.make("headshots/ana.jpg", "Origin", other.origin(), "X-Backdrop", "make")
                    .statusCode();
        }
    }

    private static Grey exactMask() {
        BufferedImage mask = Pictures.read(Portraits.mask(1));
        Grey exact = Grey.zero(mask.getWidth(), mask.getHeight());
        for (int pixel = 0; pixel < exact.pixels(); pixel++) {
            exact.set(pixel, mask.getRaster().getSample(pixel % exact.width(), pixel / exact.width(), 0));
        }
        return exact;
    }

    /** Transparent where the mask is white, and black everywhere: by its colours nothing would be repainted. */
    private static byte[] cutOut() throws IOException {
        Grey mask = exactMask();
        return CutOuts.of(Rgb.black(mask.width(), mask.height()), mask);
    }

    private String versionOnTheCard(String id) throws Exception {
        try (Events events = browser.events()) {
            return events.card(id, "waiting").path("photo").path("version").asText();
        }
    }
}
