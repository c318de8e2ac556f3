package dev.backdrop.picture.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.backdrop.picture.mask.MaskAnswer.Refused;
import dev.backdrop.picture.mask.MaskAnswer.Usable;
import dev.backdrop.picture.mask.MaskPolicy.Checks;
import dev.backdrop.picture.mask.MaskPolicy.Inverted;
import dev.backdrop.picture.mask.PersonInPhoto.Face;
import dev.backdrop.picture.pixels.Grey;

/** Inverted masks, warnings instead of refusals, and opinions that differ. */
class MaskPolicyTest {

    private static final MaskPolicy WARN = new MaskPolicy(Inverted.FIX, Checks.WARN);

    private static final PhotoFrame FRAME = new PhotoFrame("bo.jpg", 400, 500, 1);
    private static final Grey MIDDLE = person(0.2, 0.8);
    private static final Grey LEFT = person(0.0, 0.3);

    @Test
    void invertsAnInvertedMaskOfEveryPortrait() {
        for (int portrait = 1; portrait <= DrawnMasks.PORTRAITS; portrait++) {
            Grey exact = DrawnMasks.exact(portrait);
            PersonInPhoto person = DrawnMasks.roughPerson(portrait);

            Usable usable = usable(new MaskCheck(MaskPolicy.DEFAULT)
                    .check("bo.png", DrawnMasks.plain(exact.inverted()), DrawnMasks.frame(portrait), () -> person));

            assertThat(usable.mask().samples()).isEqualTo(exact.samples());
            assertThat(usable.changes()).containsExactly("inverted");
            assertThat(usable.measures().agreement().orElseThrow().asGiven()).isGreaterThan(0.8);
        }
    }

    @Test
    void refusesAnInvertedMaskIfTold() {
        Refused refused = refused(check(new MaskPolicy(Inverted.REJECT, Checks.REJECT), MIDDLE, personAt(MIDDLE)));

        assertThat(refused.reason()).isEqualTo("mask-inverted");
        assertThat(refused.message())
                .isEqualTo(
                        "The mask bo.png is inverted: it agrees with the person in the photo bo.jpg by 0 %, inverted it"
                                + " would by 100 %; at least 60 % is needed. Invert it: white is repainted.");
        assertThat(refused.measures()).isPresent();
    }

    /** The shape of this mask is no inverted one's: its border is white on three sides. */
    @Test
    void invertsNothingIfOnlyThePersonSaysSo() {
        Refused refused = refused(check(MaskPolicy.DEFAULT, LEFT, personAt(LEFT)));

        assertThat(refused.reason()).isEqualTo("mask-inverted");
        assertThat(refused.message()).contains("Its shape does not confirm that, so it is left as it is.");
    }

    /** Two people at the borders and the background between them: white in the middle, black at the border. */
    @Test
    void usesAMaskThatFitsThePersonWhateverItsShapeSays() {
        Grey gap = person(0.3, 0.7);

        Usable usable = usable(check(MaskPolicy.DEFAULT, gap, new PersonInPhoto(gap.inverted(), List.of())));

        assertThat(usable.mask().samples()).isEqualTo(gap.samples());
        assertThat(usable.changes()).isEmpty();
        assertThat(usable.warnings())
                .contains("The mask bo.png is white in the middle and black at the border, as inverted masks are.");
    }

    @Test
    void refusesTheShapeOfAnInvertedMaskIfNoPersonIsFound() {
        Refused refused = refused(check(MaskPolicy.DEFAULT, MIDDLE, DrawnMasks.noPerson()));

        assertThat(refused.reason()).isEqualTo("mask-inverted");
        assertThat(refused.message())
                .isEqualTo(
                        "The mask bo.png looks inverted: it is 100 % white in the middle and 0 % at the border; without a"
                                + " person found in the photo bo.jpg, one of them must pass 50 %. Invert it: white is repainted.");
    }

    @Test
    void warnsIfNoPersonIsFound() {
        Usable usable = usable(check(MaskPolicy.DEFAULT, MIDDLE.inverted(), DrawnMasks.noPerson()));

        assertThat(usable.warnings())
                .containsExactly(
                        "No person was found in the photo bo.jpg. The mask bo.png was checked by its shape only.");
        assertThat(usable.measures().agreement()).isEmpty();
    }

    @Test
    void anInvertedMaskThatWouldRepaintTheFaceIsNotUsed() {
        Face besideThePerson = new Face(0.0, 0.3, 0.15, 0.6);

        Refused refused =
                refused(check(MaskPolicy.DEFAULT, MIDDLE, new PersonInPhoto(MIDDLE, List.of(besideThePerson))));

        assertThat(refused.reason()).isEqualTo("mask-on-face");
    }

    @Test
    void theLargestFaceCounts() {
        Face inThePerson = new Face(0.4, 0.3, 0.6, 0.5);
        Face small = new Face(0.0, 0.0, 0.1, 0.1);

        Usable usable = usable(
                check(MaskPolicy.DEFAULT, MIDDLE.inverted(), new PersonInPhoto(MIDDLE, List.of(small, inThePerson))));

        assertThat(usable.measures().agreement().orElseThrow().faceRepainted()).hasValue(0);
    }

    @Test
    void warnsInsteadOfRefusingIfTold() {
        Grey half = DrawnMasks.mapped(MIDDLE, level -> 128);

        Usable grey = usable(check(WARN, half, personAt(MIDDLE)));
        Usable left = usable(check(WARN, LEFT.inverted(), personAt(MIDDLE)));

        assertThat(grey.mask().samples()).isEqualTo(half.samples());
        assertThat(grey.warnings()).anyMatch(warning -> warning.startsWith("The mask bo.png is grey: "));
        assertThat(left.warnings())
                .anyMatch(warning ->
                        warning.startsWith("The mask bo.png agrees with the person in the photo bo.jpg by "));
    }

    @Test
    void invertsEvenIfItOnlyWarns() {
        assertThat(usable(check(WARN, MIDDLE, personAt(MIDDLE))).changes()).containsExactly("inverted");
    }

    @Test
    void usesAnInvertedMaskOnlyIfBothSettingsSaySo() {
        Usable usable = usable(check(new MaskPolicy(Inverted.REJECT, Checks.WARN), MIDDLE, personAt(MIDDLE)));

        assertThat(usable.mask().samples()).isEqualTo(MIDDLE.samples());
        assertThat(usable.warnings()).anyMatch(warning -> warning.startsWith("The mask bo.png is inverted: "));
    }

    @Test
    void refusesAWrongSizeEvenIfItOnlyWarns() {
        assertThat(refused(check(WARN, Grey.zero(500, 400), personAt(MIDDLE))).reason())
                .isEqualTo("size-differs");
    }

    private static MaskAnswer check(MaskPolicy policy, Grey mask, PersonInPhoto person) {
        return new MaskCheck(policy).check("bo.png", DrawnMasks.plain(mask), FRAME, () -> person);
    }

    /** 255 between two shares of the width, from the lower edge to a fifth below the upper. */
    private static Grey person(double from, double to) {
        return DrawnMasks.drawn(400, 500, (x, y) -> y >= 100 && x >= 400 * from && x < 400 * to ? 255 : 0);
    }

    private static PersonInPhoto personAt(Grey person) {
        return new PersonInPhoto(person, List.of());
    }

    private static Usable usable(MaskAnswer answer) {
        return answer.handle(Optional::of, refused -> Optional.<Usable>empty())
                .orElseThrow(() -> new AssertionError(answer));
    }

    private static Refused refused(MaskAnswer answer) {
        return answer.handle(usable -> Optional.<Refused>empty(), Optional::of)
                .orElseThrow(() -> new AssertionError(answer));
    }
}
