package dev.backdrop.picture.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.backdrop.picture.mask.PersonInPhoto.Face;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;

/** Masks of the drawn portraits that would repaint the person. Each must be stopped, for the reason that helps most. */
class BadMasksTest {

    private enum Stage {
        SIZE,
        SHAPE,
        PERSON
    }

    enum Variant {
        BLACK(Stage.SHAPE, mask -> mapped(mask, 0), "mask-empty"),
        NEARLY_BLACK(Stage.SHAPE, mask -> mapped(mask, 12), "mask-empty"),
        WHITE(Stage.SHAPE, mask -> mapped(mask, 255), "mask-full"),
        GREY(Stage.SHAPE, mask -> mapped(mask, 128), "mask-grey"),
        DARK_GREY(Stage.SHAPE, mask -> mapped(mask, 60), "mask-grey"),
        BLURRED(Stage.SHAPE, mask -> DrawnMasks.blurred(mask, 20), "mask-blurred"),
        HEAVILY_BLURRED(Stage.SHAPE, mask -> DrawnMasks.blurred(mask, 45), "mask-blurred"),
        THUMBNAIL(Stage.SHAPE, mask -> DrawnMasks.stretched(mask, 16, 20), "mask-blurred"),
        SQUARE(Stage.SIZE, mask -> DrawnMasks.stretched(mask, 800, 800), "size-differs"),
        CROPPED(Stage.SIZE, mask -> DrawnMasks.drawn(800, 980, (x, y) -> mask.at(y * 800 + x)), "size-differs"),
        ON_ITS_SIDE(Stage.SIZE, mask -> DrawnMasks.turned(mask, 1), "size-differs"),
        TURNED_RIGHT(Stage.PERSON, mask -> squeezed(DrawnMasks.turned(mask, 1)), "mask-rotated"),
        TURNED_LEFT(Stage.PERSON, mask -> squeezed(DrawnMasks.turned(mask, 3)), "mask-rotated"),
        HALF_TURN(Stage.PERSON, mask -> DrawnMasks.turned(mask, 2), "mask-upside-down"),
        FLIPPED(Stage.PERSON, DrawnMasks::flipped, "mask-upside-down"),
        SHIFTED_RIGHT(Stage.PERSON, mask -> DrawnMasks.shifted(mask, 160, 0), "mask-shifted"),
        SHIFTED_LEFT(Stage.PERSON, mask -> DrawnMasks.shifted(mask, -200, 0), "mask-shifted"),
        SHIFTED_UP(Stage.PERSON, mask -> DrawnMasks.shifted(mask, 0, -200), "mask-shifted"),
        SHIFTED_UP_BY_A_TENTH(Stage.PERSON, mask -> DrawnMasks.shifted(mask, 0, -100), "mask-shifted"),
        SHIFTED_RIGHT_BY_A_TENTH(Stage.PERSON, mask -> DrawnMasks.shifted(mask, 80, 0), "mask-shifted"),
        SHIFTED_DOWN_BY_A_TENTH(Stage.PERSON, mask -> DrawnMasks.shifted(mask, 0, 100), "mask-shifted"),
        SHIFTED_DOWN_BY_A_FIFTH(Stage.PERSON, mask -> DrawnMasks.shifted(mask, 0, 200), "mask-shifted"),
        SHIFTED_DOWN(Stage.PERSON, mask -> DrawnMasks.shifted(mask, 0, 300), "mask-shifted");

        private final Stage stage;
        private final Function<Grey, Grey> spoilt;
        private final String reason;

        Variant(Stage stage, Function<Grey, Grey> spoilt, String reason) {
            this.stage = stage;
            this.spoilt = spoilt;
            this.reason = reason;
        }

        Decoded file(Grey exact) {
            return DrawnMasks.plain(spoilt.apply(exact));
        }

        private static Grey mapped(Grey mask, int level) {
            return DrawnMasks.mapped(mask, any -> level);
        }

        private static Grey squeezed(Grey mask) {
            return DrawnMasks.stretched(mask, 800, 1000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRefused(Variant variant) {
        everyPortrait((mask, portrait) -> variant.file(mask), (answer, asked) -> {
            assertThat(reason(answer)).isEqualTo(variant.reason);
            assertThat(asked).isEqualTo(variant.stage == Stage.PERSON ? 1 : 0);
        });
    }

    @Test
    void refusesThePhotoItself() {
        for (int portrait = 1; portrait <= DrawnMasks.PORTRAITS; portrait++) {
            Decoded photo = DrawnMasks.photo(portrait);
            Decoded withoutColours = DrawnMasks.plain(DrawnMasks.withoutColours(photo));

            assertThat(reason(check(portrait, photo, DrawnMasks.noPerson()))).isEqualTo("mask-is-photo");
            assertThat(reason(check(portrait, withoutColours, DrawnMasks.noPerson())))
                    .isEqualTo("mask-is-photo");
        }
    }

    @Test
    void refusesABoxOverTheFace() {
        everyPortrait(
                (mask, portrait) -> {
                    Face face = DrawnMasks.face(portrait);
                    return DrawnMasks.plain(DrawnMasks.drawn(800, 1000, (x, y) -> {
                        boolean inFace = x > face.left() * 800
                                && x < face.right() * 800
                                && y > face.top() * 1000
                                && y < face.bottom() * 1000;
                        return inFace ? 255 : mask.at(y * 800 + x);
                    }));
                },
                (answer, asked) -> assertThat(reason(answer)).isEqualTo("mask-on-face"));
    }

    /** Headshots look alike: of the 56 masks of other portraits, this many are told apart. Portraits 1 and 6 have the same outline. */
    @Test
    void questionsAnotherPersonsMaskWhereItDiffers() {
        List<String> reasons = new ArrayList<>();
        for (int portrait = 1; portrait <= DrawnMasks.PORTRAITS; portrait++) {
            PersonInPhoto person = DrawnMasks.person(portrait);
            for (int other = 1; other <= DrawnMasks.PORTRAITS; other++) {
                if (other != portrait) {
                    Decoded file = DrawnMasks.plain(DrawnMasks.exact(other));
                    reasons.add(reason(check(portrait, file, person)));
                }
            }
        }

        assertThat(reasons).filteredOn("warned"::equals).hasSize(30);
        assertThat(reasons).filteredOn("used"::equals).hasSize(26);
    }

    @Test
    void namesFileValueLimitAndRemedy() {
        assertThat(message(DrawnMasks.shifted(DrawnMasks.exact(1), 160, 0), DrawnMasks.person(1)))
                .isEqualTo(
                        "The mask ana.png is shifted: it agrees with the person in the photo portrait-01.jpg by 50.8 % as it"
                                + " is and by 99.3 % moved by 20.3 % of the width to the left; no move may fit better by more"
                                + " than 10 %. Export it in the frame of the photo.");
        Grey upperHalf = DrawnMasks.drawn(800, 1000, (x, y) -> y < 500 ? 0 : 255);
        assertThat(message(upperHalf, DrawnMasks.person(1)))
                .startsWith("The mask ana.png agrees with the person in the photo portrait-01.jpg by ")
                .endsWith("; at least 60 % is needed. It may be another person's mask, shifted or turned."
                        + " Use the mask of this photo.");
        assertThat(message(DrawnMasks.turned(DrawnMasks.exact(1), 2), DrawnMasks.person(1)))
                .isEqualTo(
                        "The mask ana.png is upside down: it agrees with the person in the photo portrait-01.jpg by 51.2 % as"
                                + " it is and by 99.9 % turned; at least 60 % is needed, and no turn may fit better by more than 3 %."
                                + " Turn it the way the photo is seen.");
        assertThat(message(DrawnMasks.mapped(DrawnMasks.exact(1), level -> 128), DrawnMasks.person(1)))
                .isEqualTo("The mask ana.png is grey: 100 % of its pixels are neither black nor white; at most 25 % is"
                        + " allowed. Paint the background white and the person black.");
    }

    @Test
    void namesBothSizes() {
        assertThat(message(DrawnMasks.stretched(DrawnMasks.exact(1), 800, 800), DrawnMasks.person(1)))
                .isEqualTo("The photo portrait-01.jpg has 800×1000 pixels, the mask ana.png has 800×800."
                        + " Their aspects may differ by 1 %. Export the mask in the size of the photo.");
    }

    private static String message(Grey mask, PersonInPhoto person) {
        return check(1, DrawnMasks.plain(mask), person)
                .handle(usable -> String.join(" ", usable.warnings()), MaskAnswer.Refused::message);
    }

    private interface Expectation {
        void check(MaskAnswer answer, int asked);
    }

    private static void everyPortrait(BiFunction<Grey, Integer, Decoded> file, Expectation expectation) {
        for (int portrait = 1; portrait <= DrawnMasks.PORTRAITS; portrait++) {
            Decoded mask = file.apply(DrawnMasks.exact(portrait), portrait);
            for (PersonInPhoto person : List.of(DrawnMasks.person(portrait), DrawnMasks.roughPerson(portrait))) {
                List<PersonInPhoto> asked = new ArrayList<>();
                MaskAnswer answer = new MaskCheck(MaskPolicy.DEFAULT)
                        .check("ana.png", mask, DrawnMasks.frame(portrait), () -> {
                            asked.add(person);
                            return person;
                        });
                expectation.check(answer, asked.size());
            }
        }
    }

    private static MaskAnswer check(int portrait, Decoded file, PersonInPhoto person) {
        return new MaskCheck(MaskPolicy.DEFAULT).check("ana.png", file, DrawnMasks.frame(portrait), () -> person);
    }

    private static String reason(MaskAnswer answer) {
        return answer.handle(usable -> usable.warnings().isEmpty() ? "used" : "warned", MaskAnswer.Refused::reason);
    }
}
