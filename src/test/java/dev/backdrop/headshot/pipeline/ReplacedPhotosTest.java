package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.backdrop.headshot.Outcome;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.picture.pixels.Grey;

/** A photo is replaced, and its mask is not. */
class ReplacedPhotosTest {

    private static final int TURNED_RIGHT = 6;
    private static final int TURNED_LEFT = 8;

    private final PaidMasks bucket = new PaidMasks(givenMasks());

    @Test
    void aMaskIsTurnedWithThePhotoThatItIsUsedFor() {
        bucket.s3.drop(PaidMasks.MASK, PaidMasks.png(leftHalfWhite()), bucket.clock.instant());
        drop(TURNED_RIGHT);
        assertThat(bucket.attempt()).isInstanceOf(Outcome.Processed.class);
        assertThat(bucket.adobe.maskOfFill().at(0)).isEqualTo(255);
        drop(TURNED_LEFT);

        assertThat(bucket.attempt()).isInstanceOf(Outcome.Processed.class);

        assertThat(bucket.adobe.maskOfFill().at(0)).as("the photo's upper left").isZero();
    }

    private void drop(int orientation) {
        bucket.s3.drop(PaidMasks.PHOTO, Pictures.rotatedJpeg(1000, 800, orientation), bucket.clock.instant());
    }

    /** In the frame of the photo that is not turned: turned right, its white half is above. */
    private static Grey leftHalfWhite() {
        Grey mask = Grey.zero(1000, 800);
        for (int pixel = 0; pixel < mask.pixels(); pixel++) {
            mask.set(pixel, pixel % 1000 < 500 ? 255 : 0);
        }
        return mask;
    }

    private static Map<String, String> givenMasks() {
        Map<String, String> settings = new HashMap<>(PaidMasks.PLAIN);
        settings.put("backdrop.mask.missing", "wait");
        return settings;
    }
}
