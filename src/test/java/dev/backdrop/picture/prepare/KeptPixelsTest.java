package dev.backdrop.picture.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.backdrop.picture.decode.Encodings;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.mask.MaskPolicy;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Portraits;
import dev.backdrop.picture.pixels.Portraits.Portrait;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.pixels.Upright;

/** The pixels that a preparation returns for the result are those that a second decoding gives. */
class KeptPixelsTest {

    private static final Portrait PORTRAIT = Portraits.number(1);

    private final PictureEncoder encoder = new PictureEncoder();
    private final PairPreparations preparations = new PairPreparations();
    private final PairPreparation checking =
            preparations.by(new PairRules(Limits.DEFAULT, true, MaskPolicy.DEFAULT, false));
    private final PairPreparation trusting =
            preparations.by(new PairRules(Limits.DEFAULT, false, MaskPolicy.DEFAULT, false));

    @Test
    void ofAPhotoAndAMaskAsTheyAre() {
        areThoseOfASecondDecoding(jpeg(PORTRAIT.photo()), Optional.of(png(PORTRAIT.mask())));
    }

    @Test
    void ofAMaskThatIsInvertedAndOfHalfTheSize() {
        Grey half = Resize.to(400, 500).of(PORTRAIT.mask()).inverted();

        areThoseOfASecondDecoding(jpeg(PORTRAIT.photo()), Optional.of(png(half)));
    }

    @Test
    void ofAPhotoThatIsTurned() {
        Rgb stored = Upright.rgb(new Rgb(800, 1000, PORTRAIT.photo().samples().clone()), 3);

        areThoseOfASecondDecoding(Encodings.jpegWithOrientation(jpeg(stored), 3), Optional.of(png(PORTRAIT.mask())));
    }

    @Test
    void ofAPhotoThatIsLargerThanItsUpload() {
        Rgb large = Portraits.resized(PORTRAIT.photo(), 3300, 4125);
        Grey mask = Portraits.resized(PORTRAIT.mask(), 3300, 4125);

        areThoseOfASecondDecoding(jpeg(large), Optional.of(png(mask)));
    }

    @Test
    void ofAPhotoWithoutAMask() {
        areThoseOfASecondDecoding(jpeg(PORTRAIT.photo()), Optional.empty());
    }

    private void areThoseOfASecondDecoding(byte[] photoFile, Optional<byte[]> maskFile) {
        InputFile photo = new InputFile("headshots/ana.jpg", photoFile);
        PreparedPair.Ready ready = checking.prepare(
                        photo, maskFile.map(bytes -> new InputFile("masks/ana.png", bytes)), Optional.empty())
                .handle(usable -> usable, refused -> {
                    throw new AssertionError(refused.message());
                });

        PairPixels kept = ready.pixels().flatMap(PairPixels::fitted).orElseThrow();

        InputFile uploaded = new InputFile("masks/ana.png", ready.ownMask().bytes());
        PairPixels again = trusting.pixels(photo, Optional.of(uploaded)).orElseThrow();
        assertThat(kept.photo().samples()).isEqualTo(again.photo().samples());
        assertThat(kept.mask().samples()).isEqualTo(again.mask().samples());
        assertThat(kept.smallPhoto().samples()).isEqualTo(again.smallPhoto().samples());
        assertThat(kept.smallMask().samples()).isEqualTo(again.smallMask().samples());
    }

    private byte[] jpeg(Rgb picture) {
        return encoder.jpeg(picture, PictureEncoder.GOOD);
    }

    private byte[] png(Grey mask) {
        return encoder.png(mask);
    }
}
