package dev.backdrop.picture.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.backdrop.picture.mask.MaskAnswer.Usable;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;

/** Right masks of the drawn portraits, as programs save them. None may be refused. */
class GoodMasksTest {

    /** What a program makes of the exact mask, and how far its normal form may be from that: in levels, 0 to 255, on average. */
    enum Variant {
        SOFT(DrawnMasks::greyPng, 0),
        BINARY(mask -> DrawnMasks.greyPng(DrawnMasks.binary(mask)), 0.6),
        JPEG_50(mask -> DrawnMasks.jpeg(mask, 50), 0.2),
        COLOUR_JPEG_50(mask -> DrawnMasks.rgbJpeg(mask, 50), 0.2),
        RGB(DrawnMasks::rgbPng, 0),
        PALETTE(DrawnMasks::palettePng, 0.1),
        SIXTEEN_BIT(DrawnMasks::sixteenBitPng, 0),
        HALF_SIZE(mask -> DrawnMasks.greyPng(DrawnMasks.stretched(mask, 400, 500)), 1),
        DOUBLE_SIZE(mask -> DrawnMasks.greyPng(DrawnMasks.stretched(mask, 1600, 2000)), 0.4),
        ODD_SIZE(mask -> DrawnMasks.greyPng(DrawnMasks.stretched(mask, 601, 750)), 1),
        FEATHERED(mask -> DrawnMasks.greyPng(DrawnMasks.blurred(mask, 4)), 5),
        CUT_OUT((mask, portrait) -> DrawnMasks.cutOut(DrawnMasks.photo(portrait), mask), 0),
        CUT_OUT_HALF_SIZE(
                (mask, portrait) -> {
                    Grey half = DrawnMasks.stretched(mask, 400, 500);
                    return DrawnMasks.cutOut(DrawnMasks.greyPng(half), half);
                },
                1);

        private final BiFunction<Grey, Integer, Decoded> file;
        private final double tolerance;

        Variant(Function<Grey, Decoded> file, double tolerance) {
            this((mask, portrait) -> file.apply(mask), tolerance);
        }

        Variant(BiFunction<Grey, Integer, Decoded> file, double tolerance) {
            this.file = file;
            this.tolerance = tolerance;
        }

        Decoded file(Grey exact, int portrait) {
            return file.apply(exact, portrait);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUsedAsItIsMeant(Variant variant) {
        for (int portrait = 1; portrait <= DrawnMasks.PORTRAITS; portrait++) {
            Grey exact = DrawnMasks.exact(portrait);
            Decoded file = variant.file(exact, portrait);
            for (PersonInPhoto person :
                    new PersonInPhoto[] {DrawnMasks.person(portrait), DrawnMasks.roughPerson(portrait)}) {
                MaskAnswer answer = check(portrait, file, person);

                Usable usable = answer.handle(Optional::of, refused -> Optional.<Usable>empty())
                        .orElseThrow(() -> new AssertionError(answer));
                assertThat(usable.mask().width()).isEqualTo(800);
                assertThat(usable.mask().height()).isEqualTo(1000);
                assertThat(meanDifference(usable.mask(), exact))
                        .as("mask of portrait %d", portrait)
                        .isLessThanOrEqualTo(variant.tolerance);
                assertThat(usable.changes()).doesNotContain("inverted");
                assertThat(usable.warnings())
                        .noneMatch(warning -> warning.contains("agrees") || warning.contains("face"));
            }
        }
    }

    @Test
    void saysNothingOfAFileInNormalForm() {
        Usable usable = usable(DrawnMasks.greyPng(DrawnMasks.exact(1)));

        assertThat(usable.changes()).isEmpty();
        assertThat(usable.warnings()).isEmpty();
    }

    @Test
    void saysWhatItChanged() {
        Grey half = DrawnMasks.stretched(DrawnMasks.exact(1), 400, 500);

        assertThat(usable(DrawnMasks.cutOut(DrawnMasks.greyPng(half), half)).changes())
                .containsExactly("cut-out taken as mask", "scaled from 400×500");
        assertThat(usable(DrawnMasks.jpeg(DrawnMasks.exact(1), 50)).changes())
                .containsExactly("nearly black and nearly white levels made black and white");
    }

    @Test
    void warnsOfASoftEdge() {
        assertThat(usable(DrawnMasks.greyPng(DrawnMasks.blurred(DrawnMasks.exact(1), 8)))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("The mask ana.png has a soft edge: ");
    }

    /** The network agrees with the drawings by 0.82 to 0.99; the perturbed maps must be among the hard ones. */
    @Test
    void theRoughMapsAreRough() {
        Stream<Double> overlaps = IntStream.rangeClosed(1, DrawnMasks.PORTRAITS)
                .mapToObj(portrait -> Measuring.overlap(
                        DrawnMasks.exact(portrait),
                        DrawnMasks.roughPerson(portrait).person()));

        assertThat(overlaps).allMatch(overlap -> overlap > 0.82 && overlap < 0.89);
    }

    private static Usable usable(Decoded file) {
        return check(1, file, DrawnMasks.person(1))
                .handle(Optional::of, refused -> Optional.<Usable>empty())
                .orElseThrow();
    }

    private static MaskAnswer check(int portrait, Decoded file, PersonInPhoto person) {
        return new MaskCheck(MaskPolicy.DEFAULT).check("ana.png", file, DrawnMasks.frame(portrait), () -> person);
    }

    private static double meanDifference(Grey one, Grey other) {
        long sum = 0;
        for (int i = 0; i < one.pixels(); i++) {
            sum += Math.abs(one.at(i) - other.at(i));
        }
        return (double) sum / one.pixels();
    }
}
