package dev.backdrop.local.page;

import java.util.List;
import java.util.Optional;

import dev.backdrop.picture.decode.Limits;
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

/** Photos and masks as the function sees them by its default settings. A mask that it would refuse is shown as well. */
final class PagePictures {
    private static final MaskPolicy SHOW_ALL = new MaskPolicy(MaskPolicy.Inverted.FIX, MaskPolicy.Checks.WARN);

    private final PairPreparation pairs =
            new PairPreparations().by(new PairRules(Limits.DEFAULT, true, SHOW_ALL, true));
    private final MaskDecoder decoder = new MaskDecoder(Limits.DEFAULT);
    private final MaskCheck check = new MaskCheck(SHOW_ALL);

    /** Empty if the photo cannot be used. */
    Optional<MaskProposal> proposal(String key, byte[] photo) {
        return pairs.proposal(new InputFile(key, photo));
    }

    /** What is repainted (255) of the photo, in its size; empty if the two do not fit each other. */
    Optional<Grey> repainted(byte[] photo, byte[] mask) {
        return pairs.pixels(new InputFile("", photo), Optional.of(new InputFile("", mask)))
                .map(PairPixels::mask);
    }

    /** What a mask repaints (255), in its own size and without a look at the photo; empty if it cannot be read. */
    Optional<Grey> repainted(byte[] mask) {
        return decoder.decode(mask).handle(this::alone, refused -> Optional.empty());
    }

    private Optional<Grey> alone(Decoded mask) {
        PhotoFrame frame =
                new PhotoFrame("", mask.colour().width(), mask.colour().height(), 1);
        return check.check("", mask, frame, () -> new PersonInPhoto(Grey.zero(1, 1), List.of()))
                .handle(usable -> Optional.of(usable.mask()), refused -> Optional.empty());
    }
}
