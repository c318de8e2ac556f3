package dev.backdrop.picture.composite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Portraits;
import dev.backdrop.picture.pixels.Portraits.Paint;
import dev.backdrop.picture.pixels.Portraits.Portrait;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

class PersonProtectionTest {

    private static final double BAND = 0.01;

    /** Stripes of many colours, sharp, as an old background. */
    private static final Paint STRIPES = (x, y) -> {
        int stripe = (int) (x * 40) * 7 + (int) (y * 9) * 13;
        return new int[] {60 + stripe * 37 % 150, 60 + stripe * 53 % 150, 60 + stripe * 71 % 150};
    };

    static Stream<Portrait> portraits() {
        return Portraits.all().stream();
    }

    @ParameterizedTest
    @MethodSource("portraits")
    void leavesEveryPixelOfThePersonAsItWas(Portrait portrait) {
        Rgb result = Portraits.jpeg(firefly(portrait, Portraits.STUDIO), 0.75);

        RestoredPicture restored = restored(portrait.photo(), portrait.mask(), result);

        int[] person = where(portrait.mask(), 0);
        assertThat(restored.core()).isEqualTo(person.length);
        assertThat(restored.changedInCore()).isZero();
        assertThat(Arrays.stream(person)).allMatch(pixel -> same(restored.picture(), portrait.photo(), pixel));
        assertThat(Arrays.stream(person)).anyMatch(pixel -> !same(result, portrait.photo(), pixel));
    }

    @ParameterizedTest
    @MethodSource("portraits")
    void refinesABinaryMaskOnlyBesideItsEdge(Portrait portrait) {
        Grey binary = Portraits.binary(portrait.mask());
        Rgb result = Portraits.painted(800, 1000, Portraits.STUDIO);
        Distances toBackground = Distances.to(800, 1000, pixel -> binary.at(pixel) == 255);
        Distances toPerson = Distances.to(800, 1000, pixel -> binary.at(pixel) == 0);
        double band = BAND * 1000 + 2;

        RestoredPicture restored = restored(portrait.photo(), binary, result);

        assertThat(restored.changedInCore()).isZero();
        assertThat(IntStream.range(0, binary.pixels()).filter(pixel -> toBackground.at(pixel) > band))
                .isNotEmpty()
                .allMatch(pixel -> same(restored.picture(), portrait.photo(), pixel));
        assertThat(IntStream.range(0, binary.pixels()).filter(pixel -> toPerson.at(pixel) > 0.025 * 1000 + 2))
                .isNotEmpty()
                .allMatch(pixel -> same(restored.picture(), result, pixel));
    }

    @ParameterizedTest
    @MethodSource("portraits")
    void leavesNoHaloOfABrightRoomBeforeADarkWall(Portrait portrait) {
        checkEdge(portrait, Portraits.BRIGHT, Portraits.DARK);
    }

    @ParameterizedTest
    @MethodSource("portraits")
    void leavesNoHaloOfADarkRoomBeforeABrightWall(Portrait portrait) {
        checkEdge(portrait, Portraits.DARK, Portraits.BRIGHT);
    }

    @ParameterizedTest
    @MethodSource("portraits")
    void leavesNoHaloOfABusyRoom(Portrait portrait) {
        checkEdge(portrait, STRIPES, Portraits.BRIGHT);
    }

    @Test
    void mendsTheEdgeOfABinaryMask() {
        Portrait portrait = Portraits.number(2);
        Rgb person = Persons.extended(portrait);
        Grey binary = Portraits.binary(portrait.mask());
        Rgb photo = Portraits.over(person, portrait.mask(), Portraits.BRIGHT);
        Rgb truth = Portraits.over(person, portrait.mask(), Portraits.DARK);
        Rgb pasted = Portraits.over(photo, binary, Portraits.DARK);

        Rgb restored = restored(photo, binary, truth).picture();

        float[] edge = edgeDifferences(restored, truth, portrait.mask());
        float[] unrefined = edgeDifferences(pasted, truth, portrait.mask());
        assertThat(share(edge, 0.99)).isLessThan(share(unrefined, 0.99) / 3);
        assertThat(mean(edge)).isLessThan(mean(unrefined) * 0.8f);
    }

    @Test
    void paintsOverWhatFireflyDrewOfThePersonBeyondTheMask() {
        Portrait portrait = Portraits.number(7);
        Rgb person = Persons.extended(portrait);
        Rgb photo = Portraits.over(person, portrait.mask(), Portraits.BRIGHT);
        Rgb truth = Portraits.over(person, portrait.mask(), Portraits.STUDIO);
        Grey wider = Grey.zero(800, 1000);
        Distances toPerson = Distances.to(800, 1000, pixel -> portrait.mask().at(pixel) < 128);
        IntStream.range(0, wider.pixels()).forEach(pixel -> wider.set(pixel, toPerson.at(pixel) < 8 ? 0 : 255));
        Rgb result = Portraits.over(person, wider, Portraits.STUDIO);

        Rgb restored = restored(photo, portrait.mask(), result).picture();

        int[] beyond = IntStream.range(0, wider.pixels())
                .filter(pixel -> portrait.mask().at(pixel) == 255 && toPerson.at(pixel) < 8)
                .toArray();
        assertThat(mean(differences(result, truth, beyond))).isGreaterThan(40);
        assertThat(mean(differences(restored, truth, beyond))).isLessThan(8);
    }

    @Test
    void keepsATexturedBackgroundAsItIsAwayFromTheEdge() {
        Portrait portrait = Portraits.number(1);
        Rgb result = firefly(portrait, STRIPES);
        Distances toPerson = Distances.to(800, 1000, pixel -> portrait.mask().at(pixel) < 255);

        Rgb restored = restored(portrait.photo(), portrait.mask(), result).picture();

        assertThat(IntStream.range(0, result.pixels()).filter(pixel -> toPerson.at(pixel) > 0.025 * 1000 + 3))
                .isNotEmpty()
                .allMatch(pixel -> same(restored, result, pixel));
    }

    @Test
    void keepsThePhotosResolutionWhenTheResultHasLess() {
        Portrait portrait = Portraits.number(6);
        Rgb truth = firefly(portrait, Portraits.STUDIO);
        Rgb small = Portraits.resized(truth, 400, 500);

        RestoredPicture restored = restored(portrait.photo(), portrait.mask(), small);

        assertThat(restored.picture().width()).isEqualTo(800);
        assertThat(restored.picture().height()).isEqualTo(1000);
        assertThat(Arrays.stream(where(portrait.mask(), 0)))
                .allMatch(pixel -> same(restored.picture(), portrait.photo(), pixel));
        assertThat(mean(differences(restored.picture(), truth, where(portrait.mask(), 255))))
                .isLessThan(1);
    }

    @Test
    void takesALargePhotoAndALargerResult() {
        Portrait portrait = Portraits.number(5);
        Rgb photo = Portraits.resized(portrait.photo(), 1280, 1600);
        Grey mask = Portraits.binary(Portraits.resized(portrait.mask(), 1280, 1600));
        Rgb result = Portraits.resized(firefly(portrait, Portraits.DARK), 1638, 2048);
        Distances toBackground = Distances.to(1280, 1600, pixel -> mask.at(pixel) == 255);

        RestoredPicture restored = restored(photo, mask, result);

        assertThat(restored.picture().width()).isEqualTo(1280);
        assertThat(restored.changedInCore()).isZero();
        assertThat(IntStream.range(0, mask.pixels()).filter(pixel -> toBackground.at(pixel) > BAND * 1600 + 3))
                .isNotEmpty()
                .allMatch(pixel -> same(restored.picture(), photo, pixel));
    }

    @Test
    void takesMasksOfOneColour() {
        Portrait portrait = Portraits.number(1);
        Rgb result = Portraits.painted(800, 1000, Portraits.STUDIO);
        Grey person = Grey.zero(800, 1000);

        assertThat(restored(portrait.photo(), person, result).picture().samples())
                .isEqualTo(portrait.photo().samples());
        assertThat(restored(portrait.photo(), person.inverted(), result)
                        .picture()
                        .samples())
                .isEqualTo(result.samples());
    }

    @Test
    void writesIntoTheSamplesThatItIsGiven() {
        Portrait portrait = Portraits.number(1);

        Repainted repainted =
                new Repainted(portrait.photo(), portrait.mask(), Portraits.painted(800, 1000, Portraits.STUDIO));

        RestoredPicture restored = new PersonProtection().restore(repainted, small(repainted));

        assertThat(restored.picture().samples()).isSameAs(portrait.photo().samples());
    }

    /** Compares with the person before the new background from the start, which only a drawing knows. */
    private static void checkEdge(Portrait portrait, Paint oldPaint, Paint newPaint) {
        Rgb person = Persons.extended(portrait);
        Rgb photo = Portraits.over(person, portrait.mask(), oldPaint);
        Rgb truth = Portraits.over(person, portrait.mask(), newPaint);
        Rgb result = Portraits.jpeg(truth, 0.75);

        Rgb restored = restored(photo, portrait.mask(), result).picture();

        float[] edge = edgeDifferences(restored, truth, portrait.mask());
        assertThat(mean(edge)).as("mean").isLessThan(1.6f);
        assertThat(share(edge, 0.99)).as("99 %").isLessThan(20);
        assertThat(outside(restored, person, Portraits.painted(800, 1000, newPaint), portrait.mask()))
                .as("share of the edge that is neither person nor background nor between")
                .isLessThan(0.01);
    }

    private static Rgb firefly(Portrait portrait, Paint paint) {
        return Portraits.over(portrait.photo(), portrait.mask(), paint);
    }

    private static Repainted small(Repainted repainted) {
        return new Repainted(
                Resize.small(repainted.photo()), Resize.small(repainted.mask()), Resize.small(repainted.result()));
    }

    private static RestoredPicture restored(Rgb photo, Grey mask, Rgb result) {
        Rgb given = new Rgb(photo.width(), photo.height(), photo.samples().clone());
        Repainted repainted = new Repainted(given, mask, result);
        return new PersonProtection().restore(repainted, small(repainted));
    }

    private static double outside(Rgb restored, Rgb person, Rgb background, Grey mask) {
        int[] edge = edge(mask);
        long outside = Arrays.stream(edge)
                .filter(pixel -> !isBetween(restored.red(pixel), person.red(pixel), background.red(pixel))
                        || !isBetween(restored.green(pixel), person.green(pixel), background.green(pixel))
                        || !isBetween(restored.blue(pixel), person.blue(pixel), background.blue(pixel)))
                .count();
        return (double) outside / edge.length;
    }

    private static boolean isBetween(int value, int one, int other) {
        int tolerance = 16;
        return value >= Math.min(one, other) - tolerance && value <= Math.max(one, other) + tolerance;
    }

    private static float[] edgeDifferences(Rgb picture, Rgb truth, Grey mask) {
        return differences(picture, truth, edge(mask));
    }

    private static int[] edge(Grey mask) {
        double band = BAND * Math.max(mask.width(), mask.height());
        Distances toEdge =
                Distances.to(mask.width(), mask.height(), pixel -> mask.at(pixel) > 8 && mask.at(pixel) < 247);
        return IntStream.range(0, mask.pixels())
                .filter(pixel -> toEdge.at(pixel) <= band)
                .toArray();
    }

    /** Sorted mean differences of the three channels. */
    private static float[] differences(Rgb picture, Rgb truth, int[] pixels) {
        float[] differences = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            differences[i] = (Math.abs(picture.red(pixels[i]) - truth.red(pixels[i]))
                            + Math.abs(picture.green(pixels[i]) - truth.green(pixels[i]))
                            + Math.abs(picture.blue(pixels[i]) - truth.blue(pixels[i])))
                    / 3f;
        }
        Arrays.sort(differences);
        return differences;
    }

    private static float mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / values.length);
    }

    private static float share(float[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static int[] where(Grey mask, int value) {
        return IntStream.range(0, mask.pixels())
                .filter(pixel -> mask.at(pixel) == value)
                .toArray();
    }

    private static boolean same(Rgb one, Rgb other, int pixel) {
        return Arrays.equals(one.samples(), 3 * pixel, 3 * pixel + 3, other.samples(), 3 * pixel, 3 * pixel + 3);
    }
}
