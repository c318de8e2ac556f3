package dev.backdrop.picture.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.backdrop.picture.mask.MaskAnswer.Refused;
import dev.backdrop.picture.mask.MaskAnswer.Usable;
import dev.backdrop.picture.mask.MaskRules.Finding;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Upright;

/**
 * Turns a mask file into a mask that Firefly can use, and refuses it if it would repaint the person.
 *
 * <p>First the normal form: one channel, 255 is repainted, in the size of the upright photo. A file whose alpha spans more than 128
 * levels is a cut-out, and its transparent part is repainted. Levels below 16 become 0, above 239 become 255. The same aspect within
 * 1 % is scaled; the size or aspect of a photo that EXIF turns is turned with it.
 *
 * <p>Then the checks, in about this order. The first that fails is the answer; a face that is repainted by more than 80 % comes before
 * the check for another person:
 *
 * <table>
 * <caption>Checks</caption>
 * <tr><th>reason</th><th>refused if</th><th>warning if</th></tr>
 * <tr><td>size-differs</td><td>neither the photo's size nor its aspect</td><td></td></tr>
 * <tr><td>mask-empty</td><td>repaints less than 2 %</td><td>less than 8 %</td></tr>
 * <tr><td>mask-full</td><td>repaints more than 98 %</td><td>more than 90 %</td></tr>
 * <tr><td>mask-is-photo</td><td>saturation above 6 %, or more than 25 % neither black nor white</td><td>2 to 25 %</td></tr>
 * <tr><td>mask-grey</td><td>the same, with middle and border alike</td><td></td></tr>
 * <tr><td>mask-blurred</td><td>an edge wider than 4 % of the longer side</td><td></td></tr>
 * <tr><td>mask-inverted</td><td>inverted, it agrees with the person by 60 %</td><td>shape of an inverted mask</td></tr>
 * <tr><td>mask-upside-down</td><td>upside down, it agrees by 60 %, and by 3 % more than as it is</td><td></td></tr>
 * <tr><td>mask-rotated</td><td>the same, turned by 90°</td><td></td></tr>
 * <tr><td>mask-shifted</td><td>moved by at least 6 %, it agrees by 80 %, and by 10 % more than as it is</td><td></td></tr>
 * <tr><td>mask-not-this-person</td><td>agrees with the person by less than 60 %</td><td>less than 80 %</td></tr>
 * <tr><td>mask-on-face</td><td>repaints more than 15 % of the main face</td><td>more than 5 %</td></tr>
 * </table>
 *
 * <p>The agreement is the intersection over union of what the mask keeps and the person in the photo. The limit of 60 % kept every
 * good mask of 66 real portraits. Headshots look alike: another person's mask often passes with a warning, and some without.
 *
 * <p>The person is looked for once, and only for a mask that passes the checks before <em>mask-inverted</em>. Nothing cheaper tells a
 * turned mask, or another person's, from a right one, so every such mask needs it.
 *
 * <p>An inverted mask is inverted back if its shape and the person agree that it is inverted. If only the person says so, the mask is
 * refused: it may be right, and inverting it would repaint a face. If only the shape says so and the mask fits the person, it is used
 * with a warning: the person stands at the border. If no person is found, the shape alone refuses it.
 *
 * <p>A worked example: photo {@code ana.jpg}, 3000×4000, stored with EXIF orientation 6; a cut-out of 1000×750 pixels, as it came
 * from a program that ignores EXIF.
 *
 * <pre>{@code
 * new MaskCheck(MaskPolicy.DEFAULT)
 *         .check("ana.png", decoded, new PhotoFrame("ana.jpg", 3000, 4000, 6), network::personIn)
 *         .handle(usable -> usable.changes(), refused -> List.of(refused.message()))
 * // cut-out taken as mask
 * // turned as the photo's EXIF says
 * // scaled from 1000×750
 * }</pre>
 */
public final class MaskCheck {

    private final MaskPolicy policy;

    public MaskCheck(MaskPolicy policy) {
        this.policy = policy;
    }

    /**
     * Checks a mask.
     *
     * @param name of the mask, for messages
     * @param file as decoded, with its own EXIF orientation applied
     * @param photo that the mask must fit
     * @param person called at most once
     */
    public MaskAnswer check(String name, Decoded file, PhotoFrame photo, Supplier<PersonInPhoto> person) {
        MaskRules rules = new MaskRules(name, photo.name());
        return NormalForm.of(file, photo)
                .map(form -> byShape(form, rules, photo, person))
                .orElseGet(() -> sizeDiffers(name, file, photo));
    }

    /**
     * The normal form of a mask that was prepared, in the size of an upright photo, as if its upload were read again; empty if the aspects
     * differ.
     *
     * @param prepared is overwritten
     */
    public static Optional<Grey> again(Grey prepared, int width, int height) {
        return NormalForm.of(Decoded.ofGrey(prepared, Optional.empty()), new PhotoFrame("", width, height, 1))
                .map(NormalForm::mask);
    }

    private MaskAnswer byShape(NormalForm form, MaskRules rules, PhotoFrame photo, Supplier<PersonInPhoto> person) {
        Candidate asGiven = Candidate.of(form);
        MaskMeasures shape = asGiven.measures();
        List<String> warnings = new ArrayList<>();
        return judged(
                rules.shape(shape),
                shape,
                warnings,
                () -> byPerson(mended(asGiven, rules, photo, person.get()), rules, warnings));
    }

    private MaskAnswer byPerson(Candidate candidate, MaskRules rules, List<String> warnings) {
        MaskMeasures measures = candidate.measures();
        return judged(rules.person(measures), measures, warnings, () -> {
            warnings.addAll(rules.warnings(measures));
            return new Usable(
                    candidate.form().mask(), candidate.small(), candidate.form().changes(), warnings, measures);
        });
    }

    /** Refuses a bad mask; where the policy does not, warns of it and goes on. */
    private MaskAnswer judged(
            Finding finding, MaskMeasures measures, List<String> warnings, Supplier<MaskAnswer> next) {
        return finding.handle(next, bad -> {
            if (policy.checks() == MaskPolicy.Checks.REJECT) {
                return new Refused(bad.reason(), bad.message(), Optional.of(measures));
            }
            warnings.add(bad.message());
            return next.get();
        });
    }

    /** The mask, inverted or turned where shape or EXIF and the person agree that it should be. */
    private Candidate mended(Candidate asGiven, MaskRules rules, PhotoFrame photo, PersonInPhoto person) {
        Candidate seen = asGiven.comparedWith(person);
        return seen.measures()
                .agreement()
                .map(agreement -> {
                    if (policy.inverted() == MaskPolicy.Inverted.FIX
                            && seen.measures().looksInverted()
                            && rules.inverted(agreement)) {
                        return Candidate.of(seen.form().inverted()).comparedWith(person);
                    }
                    if (seen.form().mayNeedTurn(photo)) {
                        Grey turned = Upright.grey(seen.reduced().copy(), photo.orientation());
                        if (rules.better(Measuring.overlap(turned, person.person()), agreement)) {
                            return Candidate.of(seen.form().turned(photo)).comparedWith(person);
                        }
                    }
                    return seen;
                })
                .orElse(seen);
    }

    private static MaskAnswer sizeDiffers(String name, Decoded file, PhotoFrame photo) {
        return new Refused(
                "size-differs",
                "The photo " + photo.name() + " has " + photo.width() + "×" + photo.height() + " pixels, the mask "
                        + name
                        + " has " + file.width() + "×" + file.height()
                        + ". Their aspects may differ by 1 %. Export the mask in the size of the photo.",
                Optional.empty());
    }

    /** A mask that may become the answer, with its small copy and the copy that is measured. */
    private record Candidate(NormalForm form, Grey small, Grey reduced, MaskMeasures measures) {

        static Candidate of(NormalForm form) {
            Grey small = Resize.small(form.mask());
            Grey reduced = Measuring.reduced(small);
            return new Candidate(form, small, reduced, Measuring.shape(reduced, form.saturation()));
        }

        Candidate comparedWith(PersonInPhoto person) {
            return new Candidate(form, small, reduced, Measuring.withAgreement(measures, reduced, person));
        }
    }
}
