package dev.backdrop.picture.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.picture.mask.MaskAnswer.Usable;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.pixels.Upright;

/** Masks in another size than the photo's, turned ones, and their channels. */
class MaskSizeTest {

    private static final String TURNED = "turned as the photo's EXIF says";

    /** The photo was stored on its side, and the mask made of its stored pixels. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void turnsAMaskOfAPhotoStoredOnItsSide(int orientation) {
        Grey stored = stored(DrawnMasks.exact(1), orientation);

        Usable usable = usable(stored, new PhotoFrame("ana.jpg", 800, 1000, orientation), DrawnMasks.person(1));

        assertThat(usable.mask().samples()).isEqualTo(DrawnMasks.exact(1).samples());
        assertThat(usable.changes()).containsExactly(TURNED);
    }

    @Test
    void turnsAndScalesASmallMaskOfAPhotoStoredOnItsSide() {
        Grey stored = DrawnMasks.stretched(stored(DrawnMasks.exact(1), 6), 500, 400);

        Usable usable = usable(stored, new PhotoFrame("ana.jpg", 800, 1000, 6), DrawnMasks.person(1));

        assertThat(usable.changes()).containsExactly(TURNED, "scaled from 500×400");
        assertThat(usable.measures().agreement().orElseThrow().asGiven()).isGreaterThan(0.98);
    }

    @Test
    void leavesAnUprightMaskOfARotatedPhotoAsItIs() {
        Usable usable = usable(DrawnMasks.exact(1), new PhotoFrame("ana.jpg", 800, 1000, 6), DrawnMasks.person(1));

        assertThat(usable.changes()).isEmpty();
    }

    /** Its size does not tell whether such a mask is upright: the person does. */
    @Test
    void turnsAMaskOfAPhotoStoredUpsideDownIfThePersonSaysSo() {
        PhotoFrame photo = new PhotoFrame("ana.jpg", 800, 1000, 3);

        assertThat(usable(DrawnMasks.turned(DrawnMasks.exact(1), 2), photo, DrawnMasks.person(1))
                        .changes())
                .containsExactly(TURNED);
        assertThat(usable(DrawnMasks.exact(1), photo, DrawnMasks.person(1)).changes())
                .isEmpty();
    }

    @Test
    void turnsAMaskOfASquarePhotoIfThePersonSaysSo() {
        Grey square = DrawnMasks.stretched(DrawnMasks.exact(1), 600, 600);
        PhotoFrame photo = new PhotoFrame("ana.jpg", 600, 600, 6);

        Usable usable = usable(stored(square, 6), photo, DrawnMasks.person(1));

        assertThat(usable.changes()).containsExactly(TURNED);
        assertThat(usable.measures().agreement().orElseThrow().asGiven()).isGreaterThan(0.98);
    }

    @Test
    void takesAnAspectWithinOnePercent() {
        Grey rounded = DrawnMasks.stretched(DrawnMasks.exact(1), 800, 992);
        Grey cropped = DrawnMasks.stretched(DrawnMasks.exact(1), 800, 988);

        assertThat(usable(rounded, DrawnMasks.frame(1), DrawnMasks.person(1)).changes())
                .containsExactly("scaled from 800×992");
        assertThat(NormalForm.of(DrawnMasks.plain(cropped), DrawnMasks.frame(1)))
                .isEmpty();
    }

    /** An opaque alpha channel, or one that holds a faint shadow, is no cut-out. */
    @Test
    void readsTheColoursOfAMaskWithoutTransparency() {
        Rgb white = DrawnMasks.plain(DrawnMasks.drawn(4, 5, (x, y) -> 255)).colour();
        PhotoFrame photo = new PhotoFrame("ana.jpg", 4, 5, 1);
        Grey faint = DrawnMasks.drawn(4, 5, (x, y) -> x < 2 ? 127 : 255);
        Grey clear = DrawnMasks.drawn(4, 5, (x, y) -> x < 2 ? 126 : 255);

        assertThat(levels(Decoded.ofColour(white, Optional.of(faint)), photo)).containsOnly(255);
        assertThat(levels(Decoded.ofColour(white, Optional.of(clear)), photo)).contains(129, 0);
    }

    @Test
    void cleansLevelsNearBlackAndWhite() {
        Grey levels = new Grey(5, 1, new byte[] {15, 16, 100, (byte) 239, (byte) 240});

        assertThat(levels(DrawnMasks.plain(levels), new PhotoFrame("ana.jpg", 5, 1, 1)))
                .containsExactly(0, 16, 100, 239, 255);
    }

    private static List<Integer> levels(Decoded file, PhotoFrame photo) {
        Grey mask = NormalForm.of(file, photo).orElseThrow().mask();
        return IntStream.range(0, mask.pixels()).mapToObj(mask::at).toList();
    }

    /** What a camera stores for an upright picture. */
    private static Grey stored(Grey upright, int orientation) {
        int undone =
                switch (orientation) {
                    case 6 -> 8;
                    case 8 -> 6;
                    default -> orientation;
                };
        return Upright.grey(upright.copy(), undone);
    }

    private static Usable usable(Grey mask, PhotoFrame photo, PersonInPhoto person) {
        MaskAnswer answer =
                new MaskCheck(MaskPolicy.DEFAULT).check("ana.png", DrawnMasks.plain(mask), photo, () -> person);
        return answer.handle(Optional::of, refused -> Optional.<Usable>empty())
                .orElseThrow(() -> new AssertionError(answer));
    }
}
