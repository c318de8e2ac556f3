package dev.backdrop.local.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.backdrop.bucket.Keys;
import dev.backdrop.picture.decode.MaskDecoder;
import dev.backdrop.picture.mask.MaskCheck;
import dev.backdrop.picture.mask.MaskPolicy;
import dev.backdrop.picture.mask.PersonInPhoto;
import dev.backdrop.picture.mask.PhotoFrame;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.picture.prepare.MaskProposal;
import dev.backdrop.picture.prepare.PairPixels;
import dev.backdrop.picture.prepare.PairPreparation;
import dev.backdrop.picture.prepare.PairPreparations;
import dev.backdrop.picture.prepare.PairRules;

/** Photos and masks as the function sees them by its settings. A mask that it would refuse is shown as well. */
final class PagePictures {
    private final Supplier<PictureRules> settings;
    private final Keys keys;
    private AsConfigured asConfigured;

    /** @param settings read at first use, so that the function reports errors in them first */
    PagePictures(Supplier<PictureRules> settings, Keys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /** Empty if the photo cannot be used. */
    Optional<MaskProposal> proposal(String key, byte[] photo) {
        return asConfigured().checked().proposal(new InputFile(key, photo));
    }

    /** What is repainted (255) of the photo, in its size; empty if the two do not fit each other. */
    Optional<Grey> repainted(String photoKey, byte[] photo, byte[] mask) {
        return asConfigured()
                .pairs(idOf(photoKey))
                .pixels(new InputFile(photoKey, photo), Optional.of(new InputFile("", mask)))
                .map(PairPixels::mask);
    }

    /** What a mask repaints (255), in its own size and without a look at the photo; empty if it cannot be read. */
    Optional<Grey> repainted(byte[] mask) {
        return asConfigured().decoder().decode(mask).handle(this::alone, refused -> Optional.empty());
    }

    private Optional<Grey> alone(Decoded mask) {
        PhotoFrame frame = new PhotoFrame("", mask.width(), mask.height(), 1);
        return asConfigured()
                .check()
                .check("", mask, frame, () -> new PersonInPhoto(Grey.zero(1, 1), List.of()))
                .handle(usable -> Optional.of(usable.mask()), refused -> Optional.empty());
    }

    private String idOf(String photoKey) {
        return keys.place(photoKey).handle(photo -> photo.id(), mask -> mask.id(), elsewhere -> "");
    }

    private synchronized AsConfigured asConfigured() {
        if (asConfigured == null) {
            asConfigured = AsConfigured.by(settings.get());
        }
        return asConfigured;
    }

    /**
     * @param checked for headshots whose masks are looked at: inverted ones are shown as the function mends them
     * @param unchecked for the others
     */
    private record AsConfigured(
            PictureRules rules,
            PairPreparation checked,
            PairPreparation unchecked,
            MaskDecoder decoder,
            MaskCheck check) {

        static AsConfigured by(PictureRules rules) {
            MaskPolicy showAll = new MaskPolicy(rules.policy().invertedMask(), MaskPolicy.Checks.WARN);
            PairPreparations preparations = new PairPreparations();
            return new AsConfigured(
                    rules,
                    preparations.by(new PairRules(rules.policy().limits(), true, showAll, true)),
                    preparations.by(new PairRules(rules.policy().limits(), false, showAll, true)),
                    new MaskDecoder(rules.policy().limits()),
                    new MaskCheck(showAll));
        }

        PairPreparation pairs(String id) {
            return rules.looksAtMaskOf(id) ? checked : unchecked;
        }
    }
}
