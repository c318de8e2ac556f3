package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.fixture.Portraits;

class MaskMakingTest extends PageTest {

    private static final String PHOTO = "headshots/demo/Zoë Müller.jpg";

    @Test
    void makesAMaskThatIsLookedAtBeforeItIsStored() throws Exception {
        bucket.put(PHOTO, Portraits.photo(1));

        var answer = browser.make(PHOTO);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("X-Backdrop-Finding").orElseThrow())
                .contains("mirror image", "clear face");
        BufferedImage made = Pictures.read(answer.body());
        BufferedImage exact = Pictures.read(Portraits.mask(1));
        assertThat(made.getWidth()).isEqualTo(800);
        assertThat(made.getHeight()).isEqualTo(1000);
        assertThat(made.getRaster().getNumBands()).isEqualTo(1);
        assertThat(agreement(made, exact)).isGreaterThan(0.97);
        assertThat(bucket.s3()
                        .listObjectsV2(list -> list.bucket(MemoryBucket.NAME))
                        .contents())
                .hasSize(1);
    }

    @Test
    void aMadeMaskCanBeUploadedAsItIs() throws Exception {
        bucket.put(PHOTO, Portraits.photo(1));
        byte[] made = browser.make(PHOTO).body();

        assertThat(browser.upload("masks/demo/Zoë Müller.png", made).statusCode())
                .isEqualTo(201);
        assertThat(bucket.get("masks/demo/Zoë Müller.png")).isEqualTo(made);
    }

    @Test
    void saysWhenTheMaskMayBeWrong() throws Exception {
        bucket.put(PHOTO, Pictures.jpeg(400, 500));

        var answer = browser.make(PHOTO);

        assertThat(answer.headers().firstValue("X-Backdrop-Sure")).contains("false");
        assertThat(answer.headers().firstValue("X-Backdrop-Finding").orElseThrow())
                .startsWith("May be wrong, so look at it closely: ")
                .contains("no clear face");
    }

    @Test
    void refusesWhatIsNoUsablePhoto() throws Exception {
        bucket.put(PHOTO, "Dear Ana,");
        bucket.put("masks/ana.png", Portraits.mask(1));

        assertThat(browser.make(PHOTO).statusCode()).isEqualTo(422);
        assertThat(browser.make("masks/ana.png").statusCode()).isEqualTo(400);
        assertThat(browser.make("headshots/none.jpg").statusCode()).isEqualTo(404);
        assertThat(browser.make("secrets/ana.jpg").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesOtherSites() throws Exception {
        bucket.put(PHOTO, Portraits.photo(1));

        assertThat(browser.make(PHOTO, "Origin", "https://evil.example", "X-Backdrop", "make")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.make(PHOTO, "Origin", browser.origin()).statusCode()).isEqualTo(403);
        assertThat(browser.make(PHOTO, "X-Backdrop", "make").statusCode()).isEqualTo(403);
        assertThat(browser.make(PHOTO, "Origin", browser.origin(), "X-Backdrop", "make", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(browser.raw(List.of("POST /made-masks?key=headshots/ana.jpg HTTP/1.1", "Host: evil.example")))
                .startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void answersOnlyToPost(String method) throws Exception {
        String answer =
                browser.raw(List.of(method + " /made-masks?key=headshots/a.jpg HTTP/1.1", "Host: " + browser.host()));

        assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("Allow: POST\r\n");
    }

    /** Share of the pixels on the same side of the middle. */
    private static double agreement(BufferedImage one, BufferedImage other) {
        int same = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                same += one.getRaster().getSample(x, y, 0) < 128
                                == other.getRaster().getSample(x, y, 0) < 128
                        ? 1
                        : 0;
            }
        }
        return (double) same / (one.getWidth() * one.getHeight());
    }
}
