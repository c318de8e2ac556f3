package dev.backdrop.picture.compare;

import static dev.backdrop.picture.compare.Verdict.CHANGED;
import static dev.backdrop.picture.compare.Verdict.DRIFTED;
import static dev.backdrop.picture.compare.Verdict.UNTOUCHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.picture.compare.Comparison.Compared;
import dev.backdrop.picture.compare.Comparison.OtherFraming;
import dev.backdrop.picture.compare.Comparison.TooLittlePerson;
import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Portraits;
import dev.backdrop.picture.pixels.Portraits.Portrait;
import dev.backdrop.picture.pixels.Rgb;

class PersonComparisonTest {

    private static final Set<Verdict> SAME = Set.of(UNTOUCHED);
    private static final Set<Verdict> KEPT = Set.of(UNTOUCHED, DRIFTED);
    private static final Set<Verdict> MOVED = Set.of(DRIFTED);
    private static final Set<Verdict> NOT_UNTOUCHED = Set.of(DRIFTED, CHANGED);
    private static final Set<Verdict> OTHER = Set.of(CHANGED);

    private static final List<Portrait> PORTRAITS = Portraits.all();

    /** What is done to a result, given the next person's picture, and the verdicts that may follow. */
    static Stream<Arguments> alterations() {
        return Stream.of(
                alteration("none", SAME, (result, other) -> result),
                alteration("JPEG of quality 95", SAME, (result, other) -> Portraits.jpeg(result, 0.95)),
                alteration("JPEG of quality 85", SAME, (result, other) -> Portraits.jpeg(result, 0.85)),
                alteration("JPEG of quality 60", KEPT, (result, other) -> Portraits.jpeg(result, 0.6)),
                alteration("half the size", KEPT, (result, other) -> Portraits.resized(result, 400, 500)),
                alteration("0.8 of the size", KEPT, (result, other) -> jpegOfSize(result, 640, 800)),
                alteration("Firefly's size", KEPT, (result, other) -> jpegOfSize(result, 1638, 2048)),
                alteration(
                        "half the size and back",
                        KEPT,
                        (result, other) -> Portraits.resized(Portraits.resized(result, 400, 500), 800, 1000)),
                alteration("a shift", MOVED, (result, other) -> Alterations.shifted(result, 3, -2)),
                alteration("a scale of 1 %", MOVED, (result, other) -> Alterations.scaled(result, 0.99)),
                alteration("another tone", MOVED, (result, other) -> Alterations.brightened(result, 1.15)),
                alteration(
                        "a face warped by 12 %",
                        NOT_UNTOUCHED, (result, other) -> Alterations.faceWarped(result, 0.12)),
                alteration("a mirrored face", NOT_UNTOUCHED, (result, other) -> Alterations.faceMirrored(result)),
                alteration("mirrored", OTHER, (result, other) -> Alterations.mirrored(result)),
                alteration("another's face", OTHER, Alterations::faceOf),
                alteration("another person", OTHER, (result, other) -> other));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alterations")
    void judgesEveryPortrait(String name, Set<Verdict> allowed, BinaryOperator<Rgb> alteration) {
        for (int i = 0; i < PORTRAITS.size(); i++) {
            Portrait portrait = PORTRAITS.get(i);
            Rgb altered = alteration.apply(result(portrait), result(PORTRAITS.get((i + 1) % PORTRAITS.size())));

            Compared compared = compared(portrait, altered);

            assertThat(allowed).as("%s of %s: %s", name, portrait, compared).contains(compared.verdict());
        }
    }

    @Test
    void doesNotMindTheBandThatFireflyRendersAnew() {
        for (Portrait portrait : PORTRAITS) {
            Distances toBackground =
                    Distances.to(800, 1000, pixel -> portrait.mask().at(pixel) > 127);
            Rgb result = result(portrait);
            IntStream.range(0, result.pixels())
                    .filter(pixel -> toBackground.at(pixel) < 32.0 / 2048 * 1000)
                    .forEach(pixel -> result.set(pixel, 90, 60, 200));

            assertThat(compared(portrait, result).verdict()).as(portrait.name()).isEqualTo(UNTOUCHED);
        }
    }

    @Test
    void findsWhereThePersonIs() {
        Portrait portrait = PORTRAITS.get(0);

        PersonMeasures shifted =
                compared(portrait, Alterations.shifted(result(portrait), 4, -2)).measures();
        PersonMeasures scaled =
                compared(portrait, Alterations.scaled(result(portrait), 1.0075)).measures();

        assertThat(shifted.shiftX()).isCloseTo(4 * 0.512, within(0.3));
        assertThat(shifted.shiftY()).isCloseTo(-2 * 0.512, within(0.3));
        assertThat(shifted.scale()).isCloseTo(1, within(0.0015));
        assertThat(scaled.scale()).isCloseTo(1.0075, within(0.0015));
    }

    @Test
    void searchesNoFartherThanItSays() {
        Portrait portrait = PORTRAITS.get(0);

        PersonMeasures measures =
                compared(portrait, Alterations.shifted(result(portrait), 20, 0)).measures();

        assertThat(measures.shiftX()).isBetween(-3.0, 3.0);
        assertThat(measures.shiftY()).isBetween(-3.0, 3.0);
        assertThat(measures.scale()).isBetween(0.99, 1.01);
    }

    @Test
    void measuresTheToneApart() {
        Portrait portrait = PORTRAITS.get(3);
        Rgb result = result(portrait);
        for (int i = 0; i < result.pixels(); i++) {
            result.set(i, Math.min(255, result.red(i) + 8), result.green(i), result.blue(i));
        }

        PersonMeasures measures = compared(portrait, result).measures();

        assertThat(measures.ssim()).isGreaterThan(0.98);
        assertThat(measures.bias()).isBetween(1.0, 8.0);
    }

    @Test
    void asksForAPersonToCompare() {
        Portrait portrait = PORTRAITS.get(0);
        Grey nothingKept = Grey.zero(800, 1000).inverted();

        Comparison comparison = new PersonComparison().compare(portrait.photo(), nothingKept, portrait.photo());

        assertThat(comparison).isEqualTo(new TooLittlePerson());
    }

    @Test
    void asksForTheSameFraming() {
        Portrait portrait = PORTRAITS.get(0);
        Rgb square = Portraits.resized(portrait.photo(), 700, 700);

        Comparison comparison = new PersonComparison().compare(portrait.photo(), portrait.mask(), square);

        assertThat(comparison).isEqualTo(new OtherFraming());
    }

    @Test
    void takesTheAspectThatRoundingLeaves() {
        Portrait portrait = PORTRAITS.get(0);

        assertThat(compared(portrait, Portraits.resized(result(portrait), 816, 1024))
                        .verdict())
                .isEqualTo(UNTOUCHED);
    }

    @Test
    void leavesItsInputsAsTheyAre() {
        Portrait portrait = Portraits.number(1);
        Rgb result = Alterations.shifted(result(portrait), 3, 0);
        List<byte[]> before = Stream.of(
                        portrait.photo().samples(), portrait.mask().samples(), result.samples())
                .map(byte[]::clone)
                .toList();

        compared(portrait, result);

        assertThat(portrait.photo().samples()).isEqualTo(before.get(0));
        assertThat(portrait.mask().samples()).isEqualTo(before.get(1));
        assertThat(Arrays.equals(result.samples(), before.get(2))).isTrue();
    }

    private static Rgb result(Portrait portrait) {
        return Portraits.over(portrait.photo(), portrait.mask(), Portraits.STUDIO);
    }

    private static Rgb jpegOfSize(Rgb result, int width, int height) {
        return Portraits.jpeg(Portraits.resized(result, width, height), 0.85);
    }

    private static Compared compared(Portrait portrait, Rgb result) {
        return new PersonComparison()
                .compare(portrait.photo(), portrait.mask(), result)
                .handle(compared -> compared, PersonComparisonTest::unexpected, PersonComparisonTest::unexpected);
    }

    private static Compared unexpected(Comparison comparison) {
        throw new AssertionError(comparison.toString());
    }

    private static Arguments alteration(String name, Set<Verdict> allowed, BinaryOperator<Rgb> alteration) {
        return Arguments.of(name, allowed, alteration);
    }
}
